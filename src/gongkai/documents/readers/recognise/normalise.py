"""Text made comparable: one width, one script, no spaces. Only for matching; prints are kept as they are."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACES = re.compile(r"[\s\u200b-\u200f\ufeff\u00ad]+")
_NOT_LETTERS = re.compile(r"[^\w%]|_")
_SELDOM = 20
"""In a traditional text at least one character in so many is a traditional one."""

_TRADITIONAL = frozenset(
    "開關設請報總計數據構務機對處經訴訟維條項規範許罰強費萬單屬於國祕級穩護權類內執詢無沒現訊製補後舉複獲應繳納結轉續辦"
    "審復議紀業組織會廳縣區員發佈廢題進況體從時間來將與為個環節這產眾網頁標號檔職責監導優適誤廣極觀點歷華灣陽濱東鎮鄉團"
    "聯農漁鐵島樂師圖書館銀財稅種檢測驗證確認幫擴編獨戶電腦協調針幹練實際說話讓過還運動達遠選連週車軟輕輔轄邊郵鄰釋錄鍵"
    "鎖長門閱陳陸階隊隨險雙雜離難雲靈靜響頂順須預領頻額顧顯飛馬駐鄭齊龍價們傳債傷備儲億儀側兩冊劃劉則剛創勞勢勝匯賣卻"
    "參啟問嚴場塊壓壞夠學寧寫專尋嶺帥帶幣廠張彈彙徑徵慶憑憲應戰擁擇擊擔敗敵斷樣樓歡歸殘決減湯準溝溫滅滿漢潔潛澤濟營爭"
    "狀獎異當療盡監盤禍稱窮競筆簡糾紅約紙細終絕給統綜綠緊線締緩績繼罷義習聖聞聲聽臨興舊藝藥虛蘇蘭術衛裝視覺觸訂討訓記"
    "訪評詞試該詳語誠誰課談論諮諸講謝識譯讀變豐負貨質貴貸貼貿資賓賞賠賢賽購贈軌軍載輛輪輯輸遞遲遷遺醫鈔鋼錢錯閉闊隱雖"
)
"""Characters that only the traditional script uses in reports; one of them calls for the converter."""


@lru_cache(maxsize=1024)
def compact(text: str) -> str:
    """One width, simplified script, no white space.

    >>> compact("（一） 予以公開")
    '(一)予以公开'
    """
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return simplified(_SPACES.sub("", folded))


def simplified(text: str) -> str:
    """The text in the simplified script; left as it is where no traditional character calls for it."""
    return text if _TRADITIONAL.isdisjoint(text) else _converter()(text)


def is_traditional(text: str) -> bool:
    """Whether a text is set in the traditional script, not only a name in it.

    >>> is_traditional("政府信息公開工作年度報告"), is_traditional("政府信息公开工作年度报告")
    (True, False)
    """
    return sum(map(_TRADITIONAL.__contains__, text)) * _SELDOM > len(text)


@lru_cache(maxsize=2048)
def letters(text: str) -> str:
    """What is left of a text for comparing labels: characters and digits, no punctuation.

    >>> letters("3.危及“三安全一稳定”")
    '3危及三安全一稳定'
    """
    return _NOT_LETTERS.sub("", compact(text))


def keep_length(text: str) -> str:
    """One width and one script, character by character, so that offsets into the original stay true.

    >>> keep_length("２０２３ 年（縣）")
    '2023 年(县)'
    """
    if text.isascii():
        return text
    wide = unicodedata.normalize("NFKC", text)
    if len(wide) != len(text):
        wide = "".join(map(_narrow, text))
    plain = simplified(wide)
    return plain if len(plain) == len(text) else wide


@lru_cache(maxsize=8192)
def _narrow(character: str) -> str:
    """The compatible form of one character where it is one character long."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


@cache
def _converter() -> Callable[[str], str]:
    """From traditional to simplified; imported only for documents that need it."""
    from opencc import OpenCC  # noqa: PLC0415 - a slow import that few documents need

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
