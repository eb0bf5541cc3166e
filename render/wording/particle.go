package wording

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Particle is a pair of Korean particles of which the sound that ends the word before picks one.
type Particle struct {
	// Closed follows a final consonant, Opened a vowel.
	Closed, Opened string
	// liquid says that a final ㄹ takes Opened: 서울로, but 부산으로.
	liquid bool
}

// The particles that sentences here need.
var (
	Topic   = Particle{"은", "는", false}
	Subject = Particle{"이", "가", false}
	Object  = Particle{"을", "를", false}
	With    = Particle{"과", "와", false}
	Towards = Particle{"으로", "로", true}
	Was     = Particle{"이었다", "였다", false}
	Were    = Particle{"이었다면", "였다면", false}
)

// After is the name with the particle that fits it.
func (p Particle) After(name string) string {
	switch sound := ending(name); {
	case sound == vowel, sound == liquid && p.liquid:
		return name + p.Opened
	}
	return name + p.Closed
}

// sound is how a word ends when it is read aloud in Korean.
type sound uint8

const (
	vowel sound = iota
	consonant
	liquid // ㄹ
)

// ending finds the sound by which a name ends. What stands in brackets at its end is not read: LG전자(주) ends as LG전자.
func ending(name string) sound {
	name = norm.NFC.String(name)
	for strings.HasSuffix(name, ")") && strings.LastIndex(name, "(") > 0 {
		name = name[:strings.LastIndex(name, "(")]
	}
	runes := []rune(strings.TrimRightFunc(name, func(r rune) bool {
		return r != '%' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}))
	if len(runes) == 0 {
		return vowel
	}
	last := runes[len(runes)-1]
	switch {
	case last >= '가' && last <= '힣':
		return hangul(last)
	case last >= '0' && last <= '9':
		// 영 일 이 삼 사 오 육 칠 팔 구; a ten, hundred or thousand (십, 백, 천) ends in a consonant as 영 does.
		return [...]sound{consonant, liquid, vowel, consonant, vowel, vowel, consonant, liquid, liquid, vowel}[last-'0']
	case last <= 'z' && unicode.IsLetter(last):
		return latin(runes)
	}
	return vowel
}

// hangul reads the final consonant out of a syllable: syllables are laid out in 28 finals for each initial and vowel.
func hangul(syllable rune) sound {
	const rieul = 8
	switch (syllable - '가') % 28 {
	case 0:
		return vowel
	case rieul:
		return liquid
	}
	return consonant
}

// latin reads the last run of Latin letters: capitals as their names (IBM is 아이비엠), other words roughly as they are
// written in Hangul (Intel is 인텔, Stargate 스타게이트).
func latin(runes []rune) sound {
	word := lastWord(runes)
	capitals := 0
	for at := len(word) - 1; at >= 0 && unicode.IsUpper(word[at]); at-- {
		capitals++
	}
	// Longer runs of capitals are words in loud letters rather than initials.
	const mostInitials = 5
	if capitals > 0 && capitals <= mostInitials {
		switch word[len(word)-1] {
		case 'L', 'R':
			return liquid // 엘, 알
		case 'M', 'N':
			return consonant // 엠, 엔
		}
		return vowel
	}
	return spoken([]rune(strings.ToLower(string(word))))
}

func lastWord(runes []rune) []rune {
	start := len(runes)
	for start > 0 && runes[start-1] <= 'z' && unicode.IsLetter(runes[start-1]) {
		start--
	}
	return runes[start:]
}

// spoken guesses how a lower-case English word ends in its usual Korean spelling.
func spoken(word []rune) sound {
	n := len(word)
	before := func(back int) rune {
		if n > back {
			return word[n-1-back]
		}
		return 0
	}
	vowelAt := func(back int) bool { return strings.ContainsRune("aeiouy", before(back)) && before(back) != 0 }
	last := word[n-1]
	if last == 'e' && n > 2 && !vowelAt(1) && !vowelAt(2) && before(1) == 'l' {
		return liquid // Oracle: 오라클
	}
	if last == 'e' && n > 3 && vowelAt(2) {
		// A mute e leaves the consonant before it: Skype (프), phone (폰), Chrome (롬), Google-like -ale (일).
		switch before(1) {
		case 'l':
			return liquid
		case 'n', 'm':
			return consonant
		}
		return vowel
	}
	switch last {
	case 'l':
		return liquid
	case 'n', 'm':
		return consonant
	case 'g':
		if before(1) == 'n' {
			return consonant // Samsung: 삼성
		}
	case 'p', 'b', 'c':
		if vowelAt(1) {
			return consonant // 딥, 랩, 앤트로픽
		}
	case 't':
		if vowelAt(1) && !vowelAt(2) {
			return consonant // Red Hat: 햇
		}
	case 'k':
		if before(1) == 'c' || (vowelAt(1) && (!vowelAt(2) || before(2) == 'o')) {
			return consonant // Slack: 슬랙, Facebook: 페이스북; but DeepSeek: 딥시크
		}
	}
	return vowel
}
