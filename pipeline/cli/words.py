"""Everything the command line says, in Korean and in English."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import Language

_WORDS: dict[str, tuple[str, str]] = {
    # help
    "app": (
        (
            "공약 실천계획서(PDF·DOCX·HWPX·HWP·XLSX·CSV·HTML·텍스트)를 검증된 JSON으로 바꿉니다.\n\n"
            "종료 코드: 0 정상, 1 error 등급 발견 사항 있음, 2 잘못된 사용, 3 읽지 못한 파일 있음, "
            "70 gongyak의 결함."
        ),
        (
            "Turn Korean pledge plans (공약 실천계획서: PDF, DOCX, HWPX, HWP, XLSX, CSV, HTML, text) into proved JSON.\n\n"
            "Exit codes: 0 all fine, 1 a finding of severity error, 2 wrong usage, 3 a file could not be read, "
            "70 a bug of gongyak."
        ),
    ),
    "extract": ("파일 하나를 읽어 JSON을 표준 출력으로 냅니다.", "Read one file and print its JSON."),
    "ingest": (
        "파일과 폴더를 읽어 파일마다 JSON 하나를 출력 폴더에 씁니다.",
        "Read files and folders and write one JSON a file into the output folder.",
    ),
    "status": (
        "출력 폴더의 장부를 보여 줍니다: 파일마다 어디까지 되었는지.",
        "Show the ledger of an output folder: how far each file has come.",
    ),
    "retry": ("읽지 못한 파일을 다시 읽습니다.", "Read the files that failed once more."),
    "export": (
        "출력 폴더의 JSON을 저장소로 내보냅니다: 표 형식 파일이나 데이터베이스.",
        "Write the JSON of an output folder into a store that others read: tables as files or a database.",
    ),
    "export_from": ("gongyak ingest의 출력 폴더.", "An output folder of gongyak ingest."),
    "export_dest": (
        "쓸 폴더. xlsx는 쓸 파일. 데이터베이스에는 없습니다.",
        "The folder to write, for xlsx the file; none for a database.",
    ),
    "export_to": (
        "package, jsonl, parquet, xlsx, sqlite:///파일, postgresql://….",
        "package, jsonl, parquet, xlsx, sqlite:///FILE or postgresql://….",
    ),
    "export_bom": (
        "CSV를 엑셀이 UTF-8로 알도록 BOM을 붙입니다.",
        "Begin the CSV files with a byte order mark, by which Excel knows UTF-8.",
    ),
    "export_evidence": (
        "값마다 원문의 위치도 냅니다: 공약 하나에 230줄쯤.",
        "Where each value stands on the page, too: some 230 rows a pledge.",
    ),
    "officers": (
        "담당 공무원을 어디까지 낼지: full 전부, masked 홍○○, roles 이름·전화 없이, none 없이.",
        "How much of the officers to give: full, masked (홍○○), roles (neither names nor numbers), none.",
    ),
    "verify": (
        "파일마다 추출 결과를 기준 JSON과 항목별로 비교합니다.",
        "Compare what comes out of each file with its golden JSON, field by field.",
    ),
    "compare": (
        "한 계획서의 두 파일(형식이 달라도 됩니다)이 어디가 다른지 항목별로 보여 줍니다.",
        "Show where two files of one plan differ, field by field, whatever their formats.",
    ),
    "diff": (
        "앞 판과 새 판을 견주어 더해지고 빠지고 바뀐 공약을 보여 줍니다.",
        "Compare two editions: pledges added, dropped, renamed, budgets and schedules changed.",
    ),
    "labels": (
        "어휘에 없는 항목 이름과 그 위치, 가장 비슷한 이름을 보여 줍니다.",
        "List the labels that the vocabulary lacks, where they stand and what is nearest.",
    ),
    "tables": ("읽은 그대로의 표를 보여 줍니다.", "Show every table as the reader saw it."),
    "schema": ("출력의 JSON Schema를 보여 줍니다.", "Print the JSON Schema of the output."),
    "lang": ("메시지 언어. 없으면 로캘을 따릅니다.", "Language of messages; by default the locale's."),
    "version": ("버전을 보여 줍니다.", "Show the version."),
    "help": ("이 도움말을 보여 줍니다.", "Show this help."),
    "file": ("읽을 파일.", "The file to read."),
    "edition": (
        "한 판: 파일, 폴더, gongyak이 쓴 출력 폴더, 또는 데이터베이스 (sqlite:///파일#2024-06-30: 그날의 판).",
        "One edition: a file, a folder, a folder of outputs, or a database (sqlite:///FILE#2024-06-30: as of that day).",
    ),
    "paths": ("읽을 파일과 폴더.", "Files and folders to read."),
    "out": ("JSON을 쓸 폴더.", "The folder to write to."),
    "jobs": (
        "동시에 읽을 파일 수. 없으면 프로세서 수.",
        "How many files to read at a time; by default one a processor.",
    ),
    "jobs_plain": ("동시에 읽을 파일 수.", "How many files to read at a time."),
    "time_limit": ("파일 하나에 들일 시간(초).", "Seconds that one file may take."),
    "memory_limit": ("파일 하나에 쓸 메모리(MB).", "Memory in MB that one file may need."),
    "scheduler": (
        "Dask 스케줄러 주소 (tcp://…). gongyak[dask]가 필요합니다.",
        "Address of a Dask scheduler (tcp://…); needs gongyak[dask].",
    ),
    "jurisdiction": (
        "문서에 없을 때 쓸 자치단체명 (예: 안산시).",
        "Name of the local government where the page does not say it (안산시).",
    ),
    "term": ("문서에 없을 때 쓸 임기 (예: 민선8기).", "Term of office where the page does not say it (민선8기)."),
    "manifest": (
        "파일마다 자치단체, 임기, 기준일을 적은 목록 (CSV, JSON, TOML).",
        "A list of local government, term and date for each file (CSV, JSON, TOML).",
    ),
    "profile": (
        "한 자치단체에서만 쓰는 낱말을 적은 프로필 (TOML).",
        "A city's profile: words that only this city prints (TOML).",
    ),
    "ocr": (
        "그림에서 글자 인식으로 읽을 쪽: 글자 없는 쪽만 (auto), 없음 (never), 모두 (always).",
        "Pages to read from their pictures: those without text (auto), none (never), all (always).",
    ),
    "golden": (
        "기준 JSON 폴더 (a.pdf의 기준은 a.pdf.json). 파일 하나를 비교할 때는 기준 파일.",
        "Folder of goldens (a.pdf → a.pdf.json), or the golden itself for a single file.",
    ),
    "ignore_blanks": ("글의 띄어쓰기 차이를 무시합니다.", "Take texts that differ in blanks alone as equal."),
    "junit": ("JUnit XML을 쓸 파일.", "Write JUnit XML to this file."),
    "compact": ("한 줄로 냅니다.", "On one line."),
    "json": ("사람 대신 프로그램이 읽을 JSON으로 냅니다.", "As JSON for programs instead of drawings for people."),
    "arguments_title": ("인자", "Arguments"),
    "options_title": ("옵션", "Options"),
    "commands_title": ("명령", "Commands"),
    # usage errors
    "missing": ("{hint} 이(가) 없습니다", "missing {hint}"),
    "no_such_option": ("그런 옵션은 없습니다: {name}", "no such option: {name}"),
    "bad_value": ("{hint} 값이 잘못되었습니다: {detail}", "invalid value for {hint}: {detail}"),
    "no_choice": ("{value!r} 대신 {choices} 가운데 하나를 주십시오", "{value!r} is none of {choices}"),
    "try_help": ("도움말은 `{command} --help`", "try `{command} --help`"),
    "out_is_input": (
        "출력 폴더가 입력 폴더와 같습니다: {path} (다른 폴더를 --out 으로 주십시오)",
        "the output folder is an input folder: {path} (give another one with --out)",
    ),
    "nothing": ("읽을 파일이 없습니다: {path}", "there is no file to read: {path}"),
    "nothing_held": (
        "그때 저장소에 있던 문서가 없습니다: {path}",
        "the database held no document at that time: {path}",
    ),
    "interrupted": ("중단했습니다", "interrupted"),
    "stopped": (
        "중단했습니다: 파일 {files}개 가운데 {done}개를 마쳤습니다. 같은 명령을 다시 실행하면 이어서 읽습니다",
        "stopped: {done} of {files} files are done; run the same command again to go on",
    ),
    "no_ledger": ("gongyak ingest의 출력 폴더가 아닙니다: {out}", "not an output folder of gongyak ingest: {out}"),
    "nothing_failed": ("다시 읽을 파일이 없습니다: {out}", "no file has failed: {out}"),
    # ingest
    "reading": ("읽는 중", "reading"),
    "column_file": ("파일", "file"),
    "column_kind": ("종류", "kind"),
    "column_pledges": ("공약", "pledges"),
    "column_placed": ("글자 배정", "placed"),
    "column_errors": ("오류", "errors"),
    "column_warnings": ("경고", "warnings"),
    "column_infos": ("정보", "info"),
    "column_result": ("결과", "result"),
    "action_plan": ("실천계획서", "action plan"),
    "status_report": ("추진상황", "status report"),
    "ledger": ("공약가계부", "ledger"),
    "campaign_sheet": ("선거공약서", "campaign sheet"),
    "unknown": ("알 수 없음", "unknown"),
    "written": ("완료", "written"),
    "doubtful": ("확인 필요", "see findings"),
    "failed": ("실패 [{code}]", "failed [{code}]"),
    "kept": ("그대로", "unchanged"),
    "rate": ("{files} 파일/초", "{files} files/s"),
    "not_shown": ("문제없는 파일 등 {count}개는 목록에서 뺐습니다", "{count} other files are not listed"),
    "total_kept": (
        "파일 {files}개 (완료 {written}개, 그대로 {kept}개, 실패 {failed}개), 공약 {pledges}건, 출력 폴더 {out}",
        "files: {files} ({written} written, {kept} unchanged, {failed} failed); pledges: {pledges}; output in {out}",
    ),
    "total": (
        "파일 {files}개 (완료 {written}개, 실패 {failed}개), 공약 {pledges}건, 출력 폴더 {out}",
        "files: {files} ({written} written, {failed} failed); pledges: {pledges}; output in {out}",
    ),
    "why_failed": (
        "이유: gongyak status --out {out} · 다시 읽기: gongyak retry --out {out}",
        "why: gongyak status --out {out}; once more: gongyak retry --out {out}",
    ),
    # status
    "run_ended": ("마지막 실행: {started} – {ended}, 파일 {files}개", "last run: {started} – {ended}, {files} files"),
    "run_going": ("실행 중: {started}부터, 파일 {files}개", "running since {started}, {files} files"),
    "run_broken": (
        "마지막 실행이 중단됨: {started} 시작, 파일 {files}개",
        "the last run was cut off: begun {started}, {files} files",
    ),
    "states": (
        "파일 {files}개: 완료 {done}, 실패 {failed}, 읽는 중 {running}, 중단됨 {interrupted}; 공약 {pledges}건",
        "files: {files}: {done} done, {failed} failed, {running} running, {interrupted} interrupted; pledges: {pledges}",
    ),
    "away": (
        "파일 {files}개가 있던 곳({root})을 찾을 수 없습니다: 폴더나 디스크가 옮겨졌는지 확인하십시오",
        "files: {files} were read from {root}, which is not to be found; is its disk there?",
    ),
    "stale": (
        "읽은 뒤에 바뀐 파일 {files}개 ({first} …): ingest를 다시 하면 새로 읽습니다",
        "changed since they were read: {files} files ({first} …); ingest takes them up again",
    ),
    "lost": (
        "JSON이 없어진 파일 {files}개 ({first} …): ingest나 retry를 다시 하면 새로 씁니다",
        "JSON gone since it was written: {files} files ({first} …); ingest or retry writes it again",
    ),
    "gone": (
        "원본이 없어진 파일 {files}개 ({first} …): JSON은 그대로 두었습니다. JSON을 지우고 다시 ingest하면 장부에서도 빠집니다",
        "gone since they were read: {files} files ({first} …); remove their JSON and ingest again to forget them",
    ),
    "column_attempts": ("시도", "attempts"),
    "column_reason": ("까닭", "reason"),
    "state_failed": ("실패", "failed"),
    "state_running": ("읽는 중", "running"),
    "state_interrupted": ("중단됨", "interrupted"),
    # export
    "exported": (
        "문서 {documents}개, 공약 {pledges}건, 행 {rows}개를 {to}에 썼습니다",
        "documents: {documents}; pledges: {pledges}; rows: {rows}; written to {to}",
    ),
    "name_taken": (
        "{file}: 이 출력 폴더에서 이미 다른 파일({other})의 이름이어서 {instead}(으)로 씁니다",
        "{file}: the name of another file ({other}) in this output folder; written as {instead}",
    ),
    "names_taken_more": (
        "이처럼 다른 이름으로 쓴 파일이 {files}개 더 있습니다",
        "{files} more files are written under another name",
    ),
    "exported_twice": (
        "같은 이름과 내용의 JSON이 {files}개 더 있어 한 번만 내보냈습니다",
        "{files} more files hold a document of the same name and content; it was exported once",
    ),
    "old_json": (
        "다시 읽지 못했는데 예전 JSON이 남아 있는 파일 {files}개 ({first} …): export는 이를 내보내지 않습니다",
        "not read again, with JSON of an earlier reading: {files} files ({first} …); export leaves it out",
    ),
    "ids_apart": (
        "{file}, {other}: 번호는 같고 제목이 다른 공약이 {pledges}건 있어 다른 공약으로 보고 ID를 따로 주었습니다",
        "{file}, {other}: {pledges} pledges have a number in common but not their titles; their ids are kept apart",
    ),
    "ids_apart_more": (
        "이처럼 ID를 따로 준 파일 짝이 {pairs}개 더 있습니다 (공약 표의 pledge_id와 json_id가 다릅니다)",
        "{pairs} more pairs of files have ids kept apart (where pledge_id and json_id of pledges differ)",
    ),
    "nothing_to_export": ("내보낼 JSON이 없습니다: {out}", "there is no JSON to export: {out}"),
    # verify
    "same": ("같음", "same"),
    "different": ("다름 {count}곳", "{count} differences"),
    "no_golden": ("기준 없음", "no golden"),
    "no_file": ("파일 없음", "no file for this golden"),
    "golden_many": (
        "기준 파일 하나로는 파일 하나만 비교합니다: {path} (폴더를 주십시오)",
        "one golden compares one file: {path} (give a folder)",
    ),
    "golden_missing": ("기준이 없습니다: {path}", "there is no such golden: {path}"),
    "column_part": ("항목", "part"),
    "column_precision": ("정밀도", "precision"),
    "column_recall": ("재현율", "recall"),
    "column_right": ("일치", "right"),
    "column_extra": ("초과", "extra"),
    "column_missed": ("누락", "missed"),
    "all_parts": ("전체", "all"),
    "verified": (
        "파일 {files}개: 같음 {same}, 다름 {different}, 실패 {failed}",
        "files: {files} ({same} same, {different} different, {failed} failed)",
    ),
    # compare, diff
    "of_document": ("문서 전체", "the document"),
    "absent": ("없음", "absent"),
    "other_order": ("순서가 다름", "in another order"),
    "whole_pledge": ("공약 전체", "the whole pledge"),
    "lost_in_format": ("형식이 담지 못함", "the format cannot carry it"),
    "not_carried": ("형식이 담지 못한 곳 {count}곳", "{count} that a format cannot carry"),
    "table_cell": ("{row}행 {column}열", "row {row}, column {column}"),
    "paragraph": ("{number}번째 문단", "paragraph {number}"),
    "also_changed": ("그 밖에 바뀐 곳: {parts}", "also changed: {parts}"),
    "editions": (
        "더해진 공약 {added}건, 빠진 공약 {dropped}건, 바뀐 공약 {changed}건 (이름이 바뀐 공약 {renamed}건), 같은 공약 {same}건",
        "pledges: {added} added, {dropped} dropped, {changed} changed ({renamed} renamed), {same} the same",
    ),
    # labels
    "column_label": ("낱말", "word"),
    "column_list": ("어휘", "list"),
    "column_count": ("횟수", "count"),
    "column_near": ("비슷한 이름", "nearest"),
    "column_places": ("위치", "places"),
    "more": ("외 {count}곳", "{count} more"),
    "no_labels": ("모르는 항목 이름이 없습니다", "every label is known"),
    "labels_total": (
        "모르는 낱말 {words}개 ({count}곳), 파일 {files}개 중 {failed}개 읽지 못함",
        "unknown words: {words} (in {count} places); files: {files} ({failed} could not be read)",
    ),
    # findings
    "findings": (
        "공약 {pledges}건, 발견 사항: 오류 {error}, 경고 {warning}, 정보 {info}",
        "pledges: {pledges}; findings: error {error}, warning {warning}, info {info}",
    ),
    "error": ("오류", "error"),
    "warning": ("경고", "warning"),
    "info": ("정보", "info"),
    # tables
    "no_tables": ("표가 없습니다", "no tables"),
    "table": ("표 {name}", "table {name}"),
    "grid": ("{rows}행 × {columns}열", "{rows} rows × {columns} columns"),
    "page": ("{page}쪽", "page {page}"),
    "line": ("{line}번째 줄", "line {line}"),
    "spans_lost": ("병합 정보 없음", "merged cells not known"),
    "merged": ("병합 {count}칸", "{count} merged"),
    "filled": ("음영 {count}칸", "{count} shaded"),
    "cut_above": ("앞쪽에서 이어짐", "continued from above"),
    "cut_below": ("뒤쪽으로 이어짐", "continued below"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: `words("reading")`."""

    language: Language

    def __call__(self, key: str, **facts: object) -> str:
        korean, english = _WORDS[key]
        return (korean if self.language == "ko" else english).format(**facts)


def keys() -> frozenset[str]:
    """Every key there is."""
    return frozenset(_WORDS)
