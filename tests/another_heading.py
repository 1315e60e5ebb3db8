"""An audit heading that a council might have in the place of ours, rated on the tiny site's scale; for `str.format` with an `id`."""

ENTRY = """\
  - id: {id}
    title: About {id}
    short: {id}
    scope: S.
    question: Is it so?
    why: It matters.
    descriptors: {{shining: Very., fair: Somewhat.}}
    supervision_questions: [How?]
    status: adopted
"""
