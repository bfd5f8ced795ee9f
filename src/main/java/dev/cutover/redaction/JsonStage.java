package dev.cutover.redaction;

import java.util.Optional;

/**
 * Redacts the values of named keys of JSON, at any depth: in JSON, in lines of it, in a log that has some in its lines,
 * and in JSON within a text of JSON. A list or an object is redacted as one value. A value that is cut off is redacted
 * as far as it goes. Not thread-safe.
 */
final class JsonStage implements TextSink {
    private final KeySearch keySearch;
    private final Tally tally;
    private final TextSink out;
    private StringBuilder clean = new StringBuilder();

    /** The value that is being read in order to be dropped; empty outside of one. */
    private Optional<JsonValue> value = Optional.empty();

    JsonStage(ColumnNames columnNames, Tally tally, TextSink out) {
        this.keySearch = new KeySearch(columnNames);
        this.tally = tally;
        this.out = out;
    }

    @Override
    public void accept(String piece) {
        for (int at = 0; at < piece.length(); at++) {
            take(piece.charAt(at));
        }
        handOn();
    }

    @Override
    public void end() {
        value.ifPresent(this::close);
        handOn();
        out.end();
    }

    private void take(char character) {
        if (value.isPresent()) {
            var inside = value.orElseThrow();
            if (inside.take(character)) {
                return;
            }
            close(inside);
            if (inside.endsWith(character)) {
                return;
            }
        }
        clean.append(character);
        value = keySearch.take(character);
    }

    private void close(JsonValue whole) {
        value = Optional.empty();
        clean.append(whole.replaced());
        if (whole.isRedacted()) {
            tally.add(whole.name());
        }
    }

    private void handOn() {
        if (!clean.isEmpty()) {
            out.accept(clean.toString());
            clean = new StringBuilder();
        }
    }
}
