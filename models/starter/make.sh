#!/bin/sh
# Makes the sample recording and the starter models again from nothing but the grammar and espeak-ng's voices.
# About three hours of two cores. MINUTES (of each training) and SHARDS (of speech, 400 sentences each) shorten it.
# Needs espeak-ng, libespeak-ng1 and sox, and room for torch.
set -eu
cd "$(dirname "$0")"

for program in espeak-ng sox; do
    command -v "$program" >/dev/null || {
        echo "Missing: $program. Type as root: apt-get install -y espeak-ng libespeak-ng1 sox" >&2
        exit 1
    }
done

[ -d .venv ] || python3 -m venv .venv
.venv/bin/python -m pip install --quiet -r requirements.txt
python=$PWD/.venv/bin/python
export PYTHONPATH="$PWD"

"$python" -m sample.render
"$python" -m recogniser all --minutes "${MINUTES:-90}" --shards "${SHARDS:-150}"
for direction in ko_en en_ko; do
    "$python" -m translator --direction "$direction" --minutes "${MINUTES:-30}"
done
