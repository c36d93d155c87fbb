package handlers

// The names of a finding's controls for "not here, because …": each reason
// follows the key of its finding.
const (
	answerKey    = "answer.key"
	answerReason = "answer.reason"
)

func isAnswer(name string) bool { return name == answerKey || name == answerReason }
