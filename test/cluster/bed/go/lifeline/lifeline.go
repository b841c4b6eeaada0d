// Package lifeline ties a server's life to that of whoever started it.
//
// The driver holds the write end of a pipe that is the server's standard input.
// When the driver ends in any way, SIGKILL included, the kernel closes the pipe;
// the server then kills its whole process group, so that nothing is left behind.
// A pipe is used rather than PR_SET_PDEATHSIG: it knows no race at start, and no
// platform.
package lifeline

import (
	"io"
	"os"
	"syscall"
)

// Hold returns at once. The server must be the leader of its process group.
func Hold() {
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		_ = syscall.Kill(0, syscall.SIGKILL)
	}()
}
