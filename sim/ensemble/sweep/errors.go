package sweep

import "errors"

// What can be in the way of a sweep; errors of Do and of Cut wrap one of these or of package result's, for errors.Is.
var (
	// ErrOtherPlan says that the folder holds a sweep of another plan.
	ErrOtherPlan = errors.New("the folder holds another sweep")
	// ErrInUse says that another process is at work in the folder.
	ErrInUse = errors.New("another process is at work in the folder")
	// ErrPlan says that a plan cannot be carried out.
	ErrPlan = errors.New("the plan cannot be carried out")
	// ErrPayload says that what should be a block is damaged, or one of another plan.
	ErrPayload = errors.New("it is no payload of this block")
)
