"""TeX commands whose backslash a model forgot to escape in JSON."""

from __future__ import annotations

import re

# A backslash before these is a TeX command that the model forgot to escape; read as JSON it would become a control
# character and a torn word.
_NAMES = (
    "frac|forall|flat|floor|beta|bar|begin|binom|bmod|boldsymbol|bullet|big|bigl|bigr|bigcup|bigcap|bot|boxed|because|bf"
    "|text|textbf|textit|textrm|texttt|textstyle|times|theta|tau|tan|tanh|tilde|top|to|tfrac|tbinom|triangle|therefore"
    "|nabla|ne|neq|neg|nleq|ngeq|nexists|nu|not|notin|nsubseteq|rho|right|rangle|rightarrow|rightleftharpoons|rfloor"
    "|rceil|rvert|rVert|rbrace|rtimes|rm"
)
COMMAND = re.compile(rf"(?:{_NAMES})(?![A-Za-z])")
TORN_COMMAND = re.compile(rf"(?<!\\)(?:\\\\)*\\(?:{_NAMES})(?![A-Za-z])")
