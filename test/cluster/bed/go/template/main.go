// template evaluates Go templates as version 2 of External Secrets' engine does: with sprig's functions, without
// those that would look at the machine, and with a missing key as an error.
// Standard input: {"templates": {"<key>": "<template>"}, "data": {"<name>": "<value>"}}. Standard output: {"<key>": "<value>"}.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

type request struct {
	Templates map[string]string `json:"templates"`
	Data      map[string]string `json:"data"`
}

func main() {
	var asked request
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		fail(err)
	}
	answer := map[string]string{}
	for key, text := range asked.Templates {
		value, err := evaluate(key, text, asked.Data)
		if err != nil {
			fail(err)
		}
		answer[key] = value
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		fail(err)
	}
}

func evaluate(key, text string, data map[string]string) (string, error) {
	functions := sprig.TxtFuncMap()
	delete(functions, "env")
	delete(functions, "expandenv")
	parsed, err := template.New(key).Option("missingkey=error").Funcs(functions).Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = parsed.Execute(&out, data)
	return out.String(), err
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
