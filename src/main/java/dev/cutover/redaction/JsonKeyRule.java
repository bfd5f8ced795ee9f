package dev.cutover.redaction;

import java.util.Optional;

/**
 * Redacts the values of named keys of JSON, at any depth: in JSON, in lines of it, in a log that has some in its lines,
 * and in JSON within a text of JSON. A list or an object is redacted as one value. A value that is cut off is redacted
 * as far as it goes. Not thread-safe.
 */
final class JsonKeyRule implements CharacterStage.Rule {
    private final KeySearch keySearch;
    private final Tally tally;

    /** The value that is being read in order to be dropped; empty outside of one. */
    private Optional<JsonValue> value = Optional.empty();

    JsonKeyRule(ColumnNames columnNames, Tally tally) {
        this.keySearch = new KeySearch(columnNames);
        this.tally = tally;
    }

    @Override
    public void end(StringBuilder clean) {
        value.ifPresent(whole -> close(whole, clean));
    }

    @Override
    public void take(char character, StringBuilder clean) {
        if (value.isPresent()) {
            var inside = value.orElseThrow();
            if (inside.take(character)) {
                return;
            }
            close(inside, clean);
            if (inside.endsWith(character)) {
                return;
            }
        }
        clean.append(character);
        value = keySearch.take(character);
    }

    private void close(JsonValue whole, StringBuilder clean) {
        value = Optional.empty();
        clean.append(whole.replaced());
        if (whole.isRedacted()) {
            tally.add(whole.name());
        }
    }
}
