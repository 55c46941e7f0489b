"""Reads the lines of both clients from standard input and prints medians and ratios as Markdown."""

import json
import statistics
import sys

rows = [json.loads(line) for line in sys.stdin if line.startswith("{")]
sections = list(dict.fromkeys(row["section"] for row in rows))


def median(client: str, section: str, figure: str) -> float:
    return statistics.median(r[figure] for r in rows if r["client"] == client and r["section"] == section)


print("| section | Java calls/s | Python calls/s | ratio | Java p50 / p99 ms | Python p50 / p99 ms | Java / Python CPU ms a call | Java / Python peak MB |")
print("|---|---|---|---|---|---|---|---|")
for section in sections:
    java, python = (median(c, section, "calls_per_second") for c in ("java", "python"))
    times = [median(c, section, f) / 1000 for c in ("java", "python") for f in ("p50_us", "p99_us")]
    cpu = [median(c, section, "cpu_ms_per_call") for c in ("java", "python")]
    memory = [median(c, section, "peak_rss_mb") for c in ("java", "python")]
    print(
        f"| {section} | {java:,.1f} | {python:,.1f} | {java / python:.1f} | {times[0]:.2f} / {times[1]:.2f} "
        f"| {times[2]:.2f} / {times[3]:.2f} | {cpu[0]:.2f} / {cpu[1]:.2f} | {memory[0]:.0f} / {memory[1]:.0f} |"
    )
