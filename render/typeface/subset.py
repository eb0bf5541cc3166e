"""Writes NotoSansKR-subset.otf: see README.md beside this file."""

import subprocess
import sys

# The 2,350 syllables of KS X 1001, as the codec of EUC-KR has them.
syllables = {chr(c) for c in range(0xAC00, 0xD7A4)}
hangul = sorted(s for s in syllables if len(s.encode("euc_kr", "ignore")) == 2)
assert len(hangul) == 2350

latin = [chr(c) for first, last in ((0x20, 0x7E), (0xA0, 0xFF), (0x100, 0x17F)) for c in range(first, last + 1)]
signs = list("–—‘’“”…·•→←↑↓×−±≤≥≈€₩△▲▽▼○●□■◇◆、。「」『』")

subprocess.run(
    [
        "pyftsubset", sys.argv[1], "--font-number=1", "--output-file=NotoSansKR-subset.otf",
        "--text=" + "".join(hangul + latin + signs), "--no-hinting", "--layout-features=",
        "--drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG", "--name-IDs=0,1,2,3,4,5,6,13,14", "--no-recalc-timestamp",
    ],
    check=True,
)
