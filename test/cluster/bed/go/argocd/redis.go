package main

import (
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/spf13/cobra"
)

// newRedisCommand serves an in-memory redis at the given address, so that the bed needs no other package.
func newRedisCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "redis ADDRESS",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			redis := miniredis.NewMiniRedis()
			if err := redis.StartAddr(args[0]); err != nil {
				return err
			}
			// miniredis leaves time to its caller: without this no key would ever expire.
			for range time.Tick(time.Second) {
				redis.FastForward(time.Second)
			}
			return nil
		},
	}
}
