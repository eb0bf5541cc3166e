package wording

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"
)

// The expected forms follow the standard rule (받침 or not, ㄹ before 로) applied to the usual Korean reading of each name.
func TestParticleFollowsHowTheNameIsRead(t *testing.T) {
	for _, test := range []struct {
		name, topic, subject, object, with, towards string
	}{
		{"삼성전자", "삼성전자는", "삼성전자가", "삼성전자를", "삼성전자와", "삼성전자로"},
		{"카카오", "카카오는", "카카오가", "카카오를", "카카오와", "카카오로"},
		{"알리바바 그룹", "알리바바 그룹은", "알리바바 그룹이", "알리바바 그룹을", "알리바바 그룹과", "알리바바 그룹으로"},
		{"델", "델은", "델이", "델을", "델과", "델로"},
		{"소프트뱅크", "소프트뱅크는", "소프트뱅크가", "소프트뱅크를", "소프트뱅크와", "소프트뱅크로"},
		{"IBM", "IBM은", "IBM이", "IBM을", "IBM과", "IBM으로"},
		{"OpenAI", "OpenAI는", "OpenAI가", "OpenAI를", "OpenAI와", "OpenAI로"},
		{"오픈AI", "오픈AI는", "오픈AI가", "오픈AI를", "오픈AI와", "오픈AI로"},
		{"SKT", "SKT는", "SKT가", "SKT를", "SKT와", "SKT로"},
		{"ETRI", "ETRI는", "ETRI가", "ETRI를", "ETRI와", "ETRI로"},
		{"OpenEuroLLM", "OpenEuroLLM은", "OpenEuroLLM이", "OpenEuroLLM을", "OpenEuroLLM과", "OpenEuroLLM으로"},
		{"AI-RAN", "AI-RAN은", "AI-RAN이", "AI-RAN을", "AI-RAN과", "AI-RAN으로"},
		{"MGX(아랍에미리트 국부펀드)", "MGX(아랍에미리트 국부펀드)는", "MGX(아랍에미리트 국부펀드)가", "MGX(아랍에미리트 국부펀드)를", "MGX(아랍에미리트 국부펀드)와", "MGX(아랍에미리트 국부펀드)로"},
		{"Stargate", "Stargate는", "Stargate가", "Stargate를", "Stargate와", "Stargate로"},
		{"Intel", "Intel은", "Intel이", "Intel을", "Intel과", "Intel로"},
		{"Oracle", "Oracle은", "Oracle이", "Oracle을", "Oracle과", "Oracle로"},
		{"Samsung", "Samsung은", "Samsung이", "Samsung을", "Samsung과", "Samsung으로"},
		{"Red Hat", "Red Hat은", "Red Hat이", "Red Hat을", "Red Hat과", "Red Hat으로"},
		{"Microsoft", "Microsoft는", "Microsoft가", "Microsoft를", "Microsoft와", "Microsoft로"},
		{"DeepSeek", "DeepSeek는", "DeepSeek가", "DeepSeek를", "DeepSeek와", "DeepSeek로"},
		{"SoftBank", "SoftBank는", "SoftBank가", "SoftBank를", "SoftBank와", "SoftBank로"},
		{"Uber", "Uber는", "Uber가", "Uber를", "Uber와", "Uber로"},
		{"HIKVISION", "HIKVISION은", "HIKVISION이", "HIKVISION을", "HIKVISION과", "HIKVISION으로"},
		{"Google", "Google은", "Google이", "Google을", "Google과", "Google로"},
		{"AI Alliance", "AI Alliance는", "AI Alliance가", "AI Alliance를", "AI Alliance와", "AI Alliance로"},
		{"b0", "b0은", "b0이", "b0을", "b0과", "b0으로"}, // 영
		{"a1", "a1은", "a1이", "a1을", "a1과", "a1로"},  // 일
		{"Ai2", "Ai2는", "Ai2가", "Ai2를", "Ai2와", "Ai2로"},
		{"0.43", "0.43은", "0.43이", "0.43을", "0.43과", "0.43으로"}, // 삼
		{"3.6", "3.6은", "3.6이", "3.6을", "3.6과", "3.6으로"},       // 육
		{"12%", "12%는", "12%가", "12%를", "12%와", "12%로"},        // 퍼센트
		{"“시장 충격”", "“시장 충격”은", "“시장 충격”이", "“시장 충격”을", "“시장 충격”과", "“시장 충격”으로"},
		{"", "는", "가", "를", "와", "로"},
	} {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.topic, Topic.After(test.name))
			assert.Equal(t, test.subject, Subject.After(test.name))
			assert.Equal(t, test.object, Object.After(test.name))
			assert.Equal(t, test.with, With.After(test.name))
			assert.Equal(t, test.towards, Towards.After(test.name))
		})
	}
}

func TestParticleReadsDecomposedHangul(t *testing.T) {
	assert.Equal(t, norm.NFD.String("삼성")+"은", Topic.After(norm.NFD.String("삼성")))
	assert.Equal(t, norm.NFD.String("서울")+"로", Towards.After(norm.NFD.String("서울")))
}

func FuzzParticleKeepsTheName(f *testing.F) {
	for _, name := range []string{"카카오", "IBM", "(주)", "e", "le", "", "\xff", "A)(", "日本"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		assert.Contains(t, []string{name + "은", name + "는"}, Topic.After(name))
	})
}
