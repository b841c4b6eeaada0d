// Argo CD's own notifications engine on what the fleet renders: reads the data of
// argocd-notifications-cm, the Secret and one Application after the other, as the controller sees
// them from minute to minute, and prints what was asked of the forge, as JSON lines.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/argoproj/notifications-engine/pkg/api"
	"github.com/argoproj/notifications-engine/pkg/controller"
	"github.com/argoproj/notifications-engine/pkg/services"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"github.com/argoproj/argo-cd/v3/util/notification/expression"
)

type input struct {
	Data         map[string]string `json:"data"`
	Secret       map[string]string `json:"secret"`
	Applications []map[string]any  `json:"applications"`
}

type told struct {
	Application int    `json:"application"`
	Trigger     string `json:"trigger"`
	Error       string `json:"error,omitempty"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var in input
	if err := json.NewDecoder(os.Stdin).Decode(&in); err != nil {
		return err
	}
	secret := map[string][]byte{}
	for key, value := range in.Secret {
		secret[key] = []byte(value)
	}
	config, err := api.ParseConfig(&corev1.ConfigMap{Data: in.Data}, &corev1.Secret{Data: secret})
	if err != nil {
		return err
	}
	engine, err := api.NewAPI(*config, func(object map[string]any, _ services.Destination) map[string]any {
		return expression.Spawn(&unstructured.Unstructured{Object: object}, nil, map[string]any{"app": object})
	})
	if err != nil {
		return err
	}
	state := controller.NewState("")
	out := json.NewEncoder(os.Stdout)
	for index, application := range in.Applications {
		if err := look(engine, config, state, application, index, out); err != nil {
			return err
		}
	}
	return nil
}

// As the controller goes through an Application (notifications-engine, pkg/controller/controller.go).
func look(
	engine api.API,
	config *api.Config,
	state controller.NotificationsState,
	application map[string]any,
	index int,
	out *json.Encoder,
) error {
	labels := (&unstructured.Unstructured{Object: application}).GetLabels()
	for trigger, destinations := range config.GetGlobalDestinations(labels).Dedup() {
		results, err := engine.RunTrigger(trigger, application)
		if err != nil {
			return err
		}
		for _, result := range results {
			for _, to := range destinations {
				if !state.SetAlreadyNotified(false, "", trigger, result, to, result.Triggered) || !result.Triggered {
					continue
				}
				one := told{Application: index, Trigger: trigger}
				if err := engine.Send(application, result.Templates, to); err != nil {
					one.Error = err.Error()
				}
				if err := out.Encode(one); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
