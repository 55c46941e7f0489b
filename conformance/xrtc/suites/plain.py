"""The documented calls and errors over plain HTTP: status, error code and envelope of each."""

from __future__ import annotations

import json
import time

import requests

from suites.report import Skip, expect, run
from suites.target import Target

TARGET = Target.of_environment()
TIMEOUT_S = 15.0

PARSE_FAIL = 20
INVALID_ARGUMENTS = 30
INVALID_CREDENTIALS = 35
TOO_FREQUENT_LOGIN = 45
SESSION_INVALIDATED = 10011

LOGIN_ERRORS: list[tuple[str, str, int]] = [
    ("text that is not JSON", "hello", PARSE_FAIL),
    ("a wrong argument name", '{"account":"AC1","apikey":"x"}', INVALID_ARGUMENTS),
    ("a number as account id", '{"accountid":1,"apikey":"x"}', INVALID_ARGUMENTS),
]
SET_ERRORS: list[tuple[str, str, int]] = [
    ("text that is not JSON", "hello", PARSE_FAIL),
    ("brackets that do not match", '{"items":[{"portalid":"abc","payload":"x"}}', PARSE_FAIL),
    ("a string that is not escaped", '{"items":[{"portalid":"abc","payload":"a"b"}]}', PARSE_FAIL),
    ("a wrong argument name", '{"item":[{"portalid":"abc","payload":"x"}]}', PARSE_FAIL),
    ("a wrong argument name in an item", '{"items":[{"portal":"abc","payload":"x"}]}', PARSE_FAIL),
    ("a request over 1 KB", '{"items":[{"portalid":"abc","payload":"' + "x" * 1024 + '"}]}', PARSE_FAIL),
    ("items that are no list", '{"items":"abc"}', INVALID_ARGUMENTS),
    ("a number as payload", '{"items":[{"portalid":"abc","payload":1}]}', INVALID_ARGUMENTS),
    ("an empty portal id", '{"items":[{"portalid":"","payload":"x"}]}', INVALID_ARGUMENTS),
    ("a portal id of 33 characters", '{"items":[{"portalid":"' + "p" * 33 + '","payload":"x"}]}', INVALID_ARGUMENTS),
]
GET_ERRORS: list[tuple[str, str, int]] = [
    ("text that is not JSON", "hello", PARSE_FAIL),
    ("a wrong argument name", '{"portal":[{"portalid":"abc"}]}', PARSE_FAIL),
    ("an unknown mode", '{"portals":[{"portalid":"abc"}],"mode":"poll"}', INVALID_ARGUMENTS),
    ("an unknown schedule", '{"portals":[{"portalid":"abc"}],"schedule":"FILO"}', INVALID_ARGUMENTS),
    ("a cutoff that is no number", '{"portals":[{"portalid":"abc"}],"cutoff":"soon"}', INVALID_ARGUMENTS),
    (
        "portals that disagree on the mode",
        '{"portals":[{"portalid":"a","mode":"probe"},{"portalid":"b","mode":"watch"}]}',
        INVALID_ARGUMENTS,
    ),
]


def main() -> None:
    with requests.Session() as session:
        run(a_login_answers_a_time_stamp_and_a_cookie, session)
        run(wrong_logins_are_refused_as_documented)
        run(wrong_sets_are_refused_as_documented, session)
        run(a_set_with_one_bad_item_stores_none, session)
        run(wrong_gets_are_refused_as_documented, session)
        run(options_count_beside_and_inside_the_portals, session)
        run(cutoff_may_be_a_number_or_a_string, session)
        run(a_time_stamp_in_a_portal_leaves_out_what_is_not_newer, session)
        run(the_cookie_of_the_vendors_load_balancer_is_ignored, session)
        run(a_stream_is_one_json_object_per_line, session)
    run(a_missing_session_is_401)
    run(a_forged_session_is_401)
    run(logging_in_too_often_is_error_45)


def post(session: requests.Session, url: str, body: str | dict[str, object]) -> requests.Response:
    text = body if isinstance(body, str) else json.dumps(body)
    return session.post(url, text.encode(), timeout=TIMEOUT_S)


def credentials(key: str) -> dict[str, object]:
    return {"accountid": TARGET.account_id, "apikey": key}


def got(session: requests.Session, body: dict[str, object]) -> list[str]:
    answer = post(session, TARGET.get_url, body)
    expect(answer.status_code == 200, f"{answer.status_code} {answer.text}")
    return [item["payload"] for item in answer.json().get("items", [])]


def publish(session: requests.Session, portal: str, payload: str) -> int:
    answer = post(session, TARGET.set_url, {"items": [{"portalid": portal, "payload": payload}]})
    expect(answer.status_code == 200, f"{answer.status_code} {answer.text}")
    return int(answer.json()["servertimestamp"])


def drain(session: requests.Session, portal: str) -> None:
    while got(session, {"portals": [{"portalid": portal}]}):
        pass


def expect_error(answer: requests.Response, status: int, code: int) -> str:
    seen = f"{answer.status_code} {answer.text}"
    expect(answer.status_code == status, seen)
    error = answer.json()["error"]
    expect(set(error) == {"errorgroup", "errorcode", "errormessage"}, seen)
    expect(error["errorcode"] == code and error["errorgroup"] in (2, 3, 4, 6) and bool(error["errormessage"]), seen)
    return seen


def all_refused(session: requests.Session, url: str, cases: list[tuple[str, str, int]]) -> str:
    wrong = []
    for name, body, code in cases:
        try:
            expect_error(post(session, url, body), 400, code)
        except AssertionError as failure:
            wrong.append(f"{name} ({body[:80]}), wanted error {code}: {failure}")
    expect(not wrong, "; ".join(wrong))
    return f"{len(cases)} kinds: " + ", ".join(f"{name} {code}" for name, _, code in cases)


def a_login_answers_a_time_stamp_and_a_cookie(session: requests.Session) -> str:
    answer = post(session, TARGET.login_url, credentials(TARGET.api_key))
    expect(answer.status_code == 200 and set(answer.json()) == {"servertimestamp"}, answer.text)
    cookie = answer.headers.get("Set-Cookie", "")
    expect(cookie.startswith("JSESSIONID=") and "HttpOnly" in cookie and "SameSite=Lax" in cookie, cookie)
    return f"{answer.text}, {cookie.replace(cookie.split(';')[0], 'JSESSIONID=…')}"


def wrong_logins_are_refused_as_documented() -> str:
    with requests.Session() as session:
        return all_refused(session, TARGET.login_url, LOGIN_ERRORS)


def wrong_sets_are_refused_as_documented(session: requests.Session) -> str:
    return all_refused(session, TARGET.set_url, SET_ERRORS)


def wrong_gets_are_refused_as_documented(session: requests.Session) -> str:
    return all_refused(session, TARGET.get_url, GET_ERRORS)


def a_set_with_one_bad_item_stores_none(session: requests.Session) -> str:
    drain(session, "gamma")
    items = [{"portalid": "gamma", "payload": "good"}, {"portalid": "not-a-name", "payload": "bad"}]
    seen = expect_error(post(session, TARGET.set_url, {"items": items}), 400, INVALID_ARGUMENTS)
    stored = got(session, {"portals": [{"portalid": "gamma"}]})
    expect(stored == [], f"stored {stored}")
    return seen


def options_count_beside_and_inside_the_portals(session: requests.Session) -> str:
    drain(session, "gamma")
    for payload in "12":
        publish(session, "gamma", payload)
    beside = got(session, {"portals": [{"portalid": "gamma"}], "mode": "probe", "schedule": "FIFO"})
    for payload in "34":
        publish(session, "gamma", payload)
    inside = got(session, {"portals": [{"portalid": "gamma", "schedule": "FIFO"}], "schedule": "LIFO"})
    expect((beside, inside) == (["1", "2"], ["3", "4"]), f"beside {beside}, inside {inside}")
    return f"beside {beside}, inside {inside}, which won over LIFO beside"


def cutoff_may_be_a_number_or_a_string(session: requests.Session) -> str:
    for cutoff in (5000, "5000"):
        publish(session, "gamma", "fresh")
        seen = got(session, {"portals": [{"portalid": "gamma", "cutoff": cutoff}]})
        expect(seen == ["fresh"], f"{seen} with cutoff {cutoff!r}")
    return "both brought the item"


def a_time_stamp_in_a_portal_leaves_out_what_is_not_newer(session: requests.Session) -> str:
    drain(session, "gamma")
    first = publish(session, "gamma", "first")
    time.sleep(0.05)
    publish(session, "gamma", "second")
    seen = got(session, {"portals": [{"portalid": "gamma", "servertimestamp": first}]})
    expect(seen == ["second"], str(seen))
    return str(seen)


def the_cookie_of_the_vendors_load_balancer_is_ignored(session: requests.Session) -> str:
    session.cookies.set("AWSALBAPP-0", "_remove_", domain="localhost.local")
    seen = session.post(
        TARGET.get_url,
        b'{"portals":[]}',
        headers={"Cookie": f"AWSALBAPP-0=_remove_; JSESSIONID={session.cookies['JSESSIONID']}"},
        timeout=TIMEOUT_S,
    )
    expect(seen.status_code == 200, f"{seen.status_code} {seen.text}")
    return str(seen.status_code)


def a_stream_is_one_json_object_per_line(session: requests.Session) -> str:
    drain(session, "gamma")
    publish(session, "gamma", "1")
    body = {"portals": [{"portalid": "gamma"}], "mode": "stream", "schedule": "FIFO"}
    lines = []
    with session.post(TARGET.get_url, json.dumps(body), stream=True, timeout=TIMEOUT_S) as answer:
        for number, line in enumerate(answer.iter_lines(chunk_size=1)):
            if line:
                lines.append([item["payload"] for item in json.loads(line).get("items", [])])
            if number == 0:
                publish(session, "gamma", "2")
    filled = [payloads for payloads in lines if payloads]
    expect(filled == [["1"], ["2"]], str(lines))
    return str(lines)


def a_missing_session_is_401() -> str:
    with requests.Session() as session:
        expect_error(post(session, TARGET.set_url, '{"items":[]}'), 401, SESSION_INVALIDATED)
        return expect_error(post(session, TARGET.get_url, '{"portals":[]}'), 401, SESSION_INVALIDATED)


def a_forged_session_is_401() -> str:
    answer = requests.post(TARGET.get_url, b'{"portals":[]}', cookies={"JSESSIONID": "A" * 32}, timeout=TIMEOUT_S)
    return expect_error(answer, 401, SESSION_INVALIDATED)


def logging_in_too_often_is_error_45() -> str:
    key = TARGET.key(3)
    with requests.Session() as session:
        for count in range(40):
            answer = post(session, TARGET.login_url, credentials(key))
            if answer.status_code != 200:
                expect(count > 0, f"the first login: {answer.text}")
                return f"login {count + 1}: " + expect_error(answer, 400, TOO_FREQUENT_LOGIN)
    raise Skip("40 logins in a row were taken: the operator raised the limit")


main()
