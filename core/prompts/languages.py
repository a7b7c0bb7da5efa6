"""Which prompt a document of any language gets: that of its own language, or the English one that asks for it."""

from __future__ import annotations

from dataclasses import replace

from core.prompts.catalogue import LANGUAGES, Prompt, hash_of

FALLBACK = "en"

# Names as an English prompt says them; a language that is not here is asked for as that of the source.
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
}  # fmt: skip


def of_prompt(language: str) -> str:
    """Return the language of the prompt for a document in `language`: "zh-Hant" gets "zh", "fr" gets "en"."""
    plain = language.replace("_", "-").split("-")[0].casefold()
    return plain if plain in LANGUAGES else FALLBACK


def in_language(prompt: Prompt, language: str) -> Prompt:
    """Return a prompt that asks for `language` where that is not its own, else the prompt itself.

    Only documents in a language without prompts need it: the others get a prompt in their own language, which says so.
    """
    plain = language.replace("_", "-").split("-")[0].casefold()
    if not plain or plain in ("auto", "und") or of_prompt(plain) == plain:
        return prompt
    name = NAMES.get(plain, "the language of the source")
    line = (
        f"These instructions are in English, but the material is not: whatever you write, write it in {name}. Only the"
        " names of JSON fields, and what is prescribed word for word, stay as they are."
    )
    user = f"{prompt.user}\n\n{line}"
    return replace(prompt, user=user, hash=hash_of(prompt.system, user, prompt.schema), asked=plain)
