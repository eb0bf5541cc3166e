package sweep

import "context"

// Disk and Output are what a sweep does to files, for tests that make it fail.
type (
	Disk   = disk
	Output = output
)

// RealDisk is the system's.
type RealDisk = osDisk

// DoOn is Do with a disk of the test's own making.
func DoOn(ctx context.Context, dir string, plan Plan, options Options, disk Disk) error {
	return do(ctx, dir, plan, options, disk)
}

// BlockRows is how many rows a block of the plan has.
func BlockRows(plan Plan) int { return plan.blockRows() }

// ParseFolder reads the texts of a folder: how many rows the plan has, and how many the ledger claims.
func ParseFolder(plan, ledger []byte) (rows, claimed int, err error) {
	d, err := parseDescription(plan)
	if err != nil {
		return 0, 0, err
	}
	return d.Rows, parseLedger(ledger, d).rows(d), nil
}
