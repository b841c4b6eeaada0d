// argocd is one of Argo CD's servers, its helper that answers git, or the redis they share, by its first word
// or by the name it was started under.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"k8s.io/klog/v2"

	controller "github.com/argoproj/argo-cd/v3/cmd/argocd-application-controller/commands"
	askpass "github.com/argoproj/argo-cd/v3/cmd/argocd-git-ask-pass/commands"
	reposerver "github.com/argoproj/argo-cd/v3/cmd/argocd-repo-server/commands"
	server "github.com/argoproj/argo-cd/v3/cmd/argocd-server/commands"
	"github.com/argoproj/argo-cd/v3/util/log"

	"eln-fleet/bed/lifeline"
)

var servers = map[string]func() *cobra.Command{
	"application-controller": controller.NewCommand,
	"repo-server":            reposerver.NewCommand,
	"server":                 server.NewCommand,
	"redis":                  newRedisCommand,
}

func main() {
	klog.SetLogger(log.NewLogrusLogger(log.NewWithCurrentConfig()))
	// The repository server calls this by name, with git's question as its argument.
	if filepath.Base(os.Args[0]) == "argocd-git-ask-pass" {
		run(askpass.NewCommand())
		return
	}
	if len(os.Args) < 2 || servers[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: argocd application-controller|repo-server|server|redis ...")
		os.Exit(2)
	}
	command := servers[os.Args[1]]()
	os.Args = os.Args[1:]
	lifeline.Hold()
	run(command)
}

func run(command *cobra.Command) {
	if err := command.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
