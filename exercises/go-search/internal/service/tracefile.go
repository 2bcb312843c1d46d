package service

import (
	"cmp"
	"errors"
	"os"
)

// traceFile keeps the first error, for the tracer reports none: it goes on when its writer fails, as on a full disk.
type traceFile struct {
	file   *os.File
	size   int64
	failed error
}

func create(path string) (*traceFile, error) {
	file, err := os.Create(path)
	return &traceFile{file: file}, err
}

func (f *traceFile) Write(p []byte) (int, error) {
	n, err := f.file.Write(p)
	f.size += int64(n)
	f.failed = cmp.Or(f.failed, err)
	return n, err
}

// Close is for after trace.Stop: until then the tracer writes, in a goroutine of its own.
func (f *traceFile) Close() error {
	return errors.Join(f.failed, f.file.Close())
}
