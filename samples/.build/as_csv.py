"""A list as Excel saves it in Korea: comma-separated, in CP949."""

import csv
import io


def csv_of(title: list[str], rows: list[list[str]]) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerows([line, *[""] * (len(rows[0]) - 1)] for line in title)
    writer.writerows(rows)
    return target.getvalue().encode("cp949")
