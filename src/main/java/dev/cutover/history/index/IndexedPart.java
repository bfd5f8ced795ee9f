package dev.cutover.history.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.history.memory.ListedRun;
import dev.cutover.history.memory.RememberedDefinition;
import dev.cutover.history.memory.RememberedRun;
import dev.cutover.history.memory.RememberedTimes;
import dev.cutover.journal.codec.FieldCodecs;
import dev.cutover.journal.codec.PlainJson;
import dev.cutover.journal.codec.RecordCodec;
import dev.cutover.journal.codec.UnreadableFact;
import dev.cutover.journal.codec.WireNames;

/**
 * Something that the index has of each run, in a column of its own: whoever lists runs need not read all that is
 * remembered of them. Immutable and thread-safe.
 */
public final class IndexedPart<T> {
    private static final FieldCodecs CODECS = new FieldCodecs(WireNames.OF_FACTS);

    public static final IndexedPart<ListedRun> LISTED = new IndexedPart<>("listed", ListedRun.class);
    public static final IndexedPart<RememberedTimes> TIMES = new IndexedPart<>("times", RememberedTimes.class);
    public static final IndexedPart<RememberedRun> WHOLE = new IndexedPart<>("content", RememberedRun.class);
    static final IndexedPart<RememberedDefinition> DEFINITION =
            new IndexedPart<>("content", RememberedDefinition.class);

    private final String column;
    private final Class<T> type;

    private IndexedPart(String column, Class<T> type) {
        this.column = column;
        this.type = type;
    }

    String column() {
        return column;
    }

    /** Throws {@link UnreadableFact} if it was written by another version. */
    T read(String text) {
        return type.cast(codec().toValue(PlainJson.read(text)));
    }

    String write(T value) {
        return new String(PlainJson.write(codec().toPlain(value)), US_ASCII);
    }

    /** Made when it is first asked for: not every command opens the index. */
    private RecordCodec codec() {
        return (RecordCodec) CODECS.of(type);
    }
}
