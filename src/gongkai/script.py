"""The two scripts of Chinese: telling traditional text, and reading it as simplified for matching."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

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


def simplified(text: str) -> str:
    """The text in the simplified script; left as it is where no traditional character calls for it."""
    return text if _TRADITIONAL.isdisjoint(text) else _converter()(text)


def is_traditional(text: str) -> bool:
    """Whether a text is set in the traditional script, not only a name in it.

    >>> is_traditional("政府信息公開工作年度報告"), is_traditional("政府信息公开工作年度报告")
    (True, False)
    """
    return sum(map(_TRADITIONAL.__contains__, text)) * _SELDOM > len(text)


def simplified_in_place(text: str) -> str:
    """The text in the simplified script at equal length, so that offsets into the original stay true.

    >>> simplified_in_place("依申請公開情況")
    '依申请公开情况'
    """
    plain = simplified(text)
    return plain if len(plain) == len(text) else "".join(map(_one, text))


@cache
def _one(character: str) -> str:
    plain = simplified(character)
    return plain if len(plain) == 1 else character


@cache
def _converter() -> Callable[[str], str]:
    """From traditional to simplified; imported only for texts that need it."""
    from opencc import OpenCC  # noqa: PLC0415  a slow import that few texts need

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
