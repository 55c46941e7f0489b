"""curl with the documented lines: unquoted names, -d with its form content type, a cookie jar."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from suites.report import expect, line, run
from suites.target import Target

TARGET = Target.of_environment()


def main() -> None:
    if shutil.which("curl") is None:
        line("skip", "curl with the documented lines", "no curl on the PATH")
        return
    with tempfile.TemporaryDirectory() as folder:
        jar = Path(folder, "cookies")
        run(the_documented_login_fills_the_cookie_jar, jar)
        run(the_documented_set_answers_a_time_stamp, jar)
        run(an_unquoted_get_with_all_options_brings_the_item, jar)
        run(an_unquoted_get_of_a_portal_brings_the_item, jar)
        run(an_unquoted_get_of_all_portals_brings_the_item, jar)
        run(an_unquoted_watch_waits, jar)
        run(an_unquoted_stream_prints_items_as_they_come, jar)
        run(the_event_stream_prints_items_as_they_come, jar)
        run(a_get_without_the_jar_is_401)


def command(jar: Path | None, url: str, body: str | None = None, *options: str) -> list[str]:
    # Only the login writes the jar: curl does so at its end, and another one that starts meanwhile finds it empty.
    cookies = ["-b", str(jar)] if jar else []
    data = ["-d", body] if body is not None else []
    return ["curl", "-sS", "--max-time", "10", *cookies, *data, *options, url]


def curl(jar: Path | None, url: str, body: str, *options: str) -> str:
    done = subprocess.run(command(jar, url, body, *options), check=False, text=True, capture_output=True, timeout=20)
    expect(done.returncode == 0, f"curl ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def publish(jar: Path, payload: str) -> None:
    curl(jar, TARGET.set_url, json.dumps({"items": [{"portalid": "abc", "payload": payload}]}))


def payloads(answer: str) -> list[str]:
    return [item["payload"] for item in json.loads(answer).get("items", [])]


def the_documented_login_fills_the_cookie_jar(jar: Path) -> str:
    body = f'{{"accountid":"{TARGET.account_id}", "apikey":"{TARGET.api_key}"}}'
    answer = curl(None, TARGET.login_url, body, "-c", str(jar))
    expect(set(json.loads(answer)) == {"servertimestamp"}, answer)
    expect("JSESSIONID" in jar.read_text(), jar.read_text())
    return f"{answer}, JSESSIONID in the jar"


def the_documented_set_answers_a_time_stamp(jar: Path) -> str:
    answer = curl(jar, TARGET.set_url, '{"items":[{"portalid":"abc", "payload":"xxx"}]}')
    expect(set(json.loads(answer)) == {"servertimestamp"}, answer)
    return answer


def an_unquoted_get_with_all_options_brings_the_item(jar: Path) -> str:
    publish(jar, "options")
    answer = curl(
        jar, TARGET.get_url, '{portals:[{"portalid":"abc","mode":"probe","schedule":"LIFO","cutoff":"5000"}]}'
    )
    expect(payloads(answer)[:1] == ["options"], answer)
    return answer


def an_unquoted_get_of_a_portal_brings_the_item(jar: Path) -> str:
    publish(jar, "portal")
    answer = curl(jar, TARGET.get_url, '{portals:[{"portalid":"abc"}]}')
    expect(payloads(answer) == ["portal"], answer)
    return answer


def an_unquoted_get_of_all_portals_brings_the_item(jar: Path) -> str:
    answer = curl(jar, TARGET.get_url, "{portals:[]}")
    expect("portal" in payloads(answer), answer)
    return f"{len(payloads(answer))} items"


def an_unquoted_watch_waits(jar: Path) -> str:
    seen = started_then_published(jar, TARGET.get_url, '{portals:[{"portalid":"abc","mode":"watch"}]}', "watched")
    expect(payloads(seen) == ["watched"], seen)
    return seen


def an_unquoted_stream_prints_items_as_they_come(jar: Path) -> str:
    seen = started_then_published(jar, TARGET.get_url, '{portals:[{"portalid":"abc","mode":"stream"}]}', "streamed")
    expect(payloads(seen.splitlines()[0]) == ["streamed"], seen)
    return seen


def the_event_stream_prints_items_as_they_come(jar: Path) -> str:
    url = f"{TARGET.base_url}/v1/item/stream?portalid=abc"
    printed = []
    with subprocess.Popen(
        command(jar, url, None, "-N"), text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        publish(jar, "event")
        try:
            for text in process.stdout:
                printed.append(text)
                if text.startswith("data:") and json.loads(text[5:])["payload"] == "event":
                    return text
        finally:
            process.kill()
    raise AssertionError(f"the stream ended without the item: {''.join(printed)}")


def started_then_published(jar: Path, url: str, body: str, payload: str) -> str:
    """What a get that is already open prints when an item is set."""
    with subprocess.Popen(
        command(jar, url, body, "-N"), text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(0.5)
        publish(jar, payload)
        printed, _ = process.communicate(timeout=20)
    return printed


def a_get_without_the_jar_is_401() -> str:
    answer = curl(None, TARGET.get_url, '{portals:[{"portalid":"abc"}]}', "-w", " %{http_code}")
    expect(answer.endswith(" 401") and '"errorcode":10011' in answer.replace(" ", ""), answer)
    return answer


main()
