package dev.cutover.redaction;

/** A stage that looks at a text character by character. Not thread-safe. */
final class CharacterStage implements TextSink {
    private final Rule rule;
    private final TextSink out;
    private final StringBuilder clean = new StringBuilder();

    /** What becomes of the characters. Implementations are not thread-safe. */
    interface Rule {
        /**
         * Takes the next character.
         *
         * @param clean where whatever is decided is appended
         */
        void take(char character, StringBuilder clean);

        /** After the last character: decides what is still open. */
        void end(StringBuilder clean);
    }

    CharacterStage(Rule rule, TextSink out) {
        this.rule = rule;
        this.out = out;
    }

    @Override
    public void accept(String piece) {
        for (int at = 0; at < piece.length(); at++) {
            rule.take(piece.charAt(at), clean);
        }
        handOn();
    }

    @Override
    public void end() {
        rule.end(clean);
        handOn();
        out.end();
    }

    private void handOn() {
        if (!clean.isEmpty()) {
            out.accept(clean.toString());
            clean.setLength(0);
        }
    }
}
