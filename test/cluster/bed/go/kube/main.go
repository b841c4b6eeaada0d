// kube is etcd, kube-apiserver, kube-controller-manager, kube-scheduler or kubectl, by its first word.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/metrics/prometheus/restclient"
	_ "k8s.io/component-base/version/verflag"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	manager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"

	"eln-fleet/bed/lifeline"
)

func main() {
	if len(os.Args) < 2 {
		usage()
	}
	word := os.Args[1]
	os.Args = append([]string{word}, os.Args[2:]...)
	switch word {
	case "etcd":
		lifeline.Hold()
		etcdmain.Main(os.Args)
	case "apiserver":
		serve(apiserver.NewAPIServerCommand())
	case "manager":
		serve(manager.NewControllerManagerCommand())
	case "scheduler":
		serve(scheduler.NewSchedulerCommand())
	case "kubectl":
		os.Exit(cli.Run(kubectl.NewDefaultKubectlCommand()))
	default:
		usage()
	}
}

func serve(command *cobra.Command) {
	lifeline.Hold()
	os.Exit(cli.Run(command))
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: kube etcd|apiserver|manager|scheduler|kubectl ...")
	os.Exit(2)
}
