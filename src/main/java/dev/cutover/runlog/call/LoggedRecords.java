package dev.cutover.runlog.call;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Record sets whose reading is logged: how many rows, never what is in them. Thread-safe. */
record LoggedRecords(SystemId system, Records real, LoggedCalls calls) implements Records {

    @Override
    public List<RecordSet> sets() {
        return real.sets();
    }

    @Override
    public End stream(String set, Query query, Rows rows) throws ConnectorException, InterruptedException {
        var count = new RowCount();
        return calls.question(
                asked("stream", set).with("segment", query.segment().toString()),
                () -> real.stream(set, query, count.rows(rows)),
                count::answer);
    }

    @Override
    public End read(String set, Collection<Key> keys, Rows rows) throws ConnectorException, InterruptedException {
        var count = new RowCount();
        return calls.question(asked("read-rows", set), () -> real.read(set, keys, count.rows(rows)), count::answer);
    }

    @Override
    public End read(String set, Segment segment, Collection<Key> keys, Rows rows)
            throws ConnectorException, InterruptedException {
        var count = new RowCount();
        return calls.question(
                asked("read-rows", set).with("segment", segment.toString()),
                () -> real.read(set, segment, keys, count.rows(rows)),
                count::answer);
    }

    @Override
    public End readBeginning(String set, Query query, Collection<Key> beginnings, Rows rows)
            throws ConnectorException, InterruptedException {
        var count = new RowCount();
        return calls.question(
                asked("read-beginning", set).with("segment", query.segment().toString()),
                () -> real.readBeginning(set, query, beginnings, count.rows(rows)),
                count::answer);
    }

    @Override
    public OptionalLong estimate(String set, Query query) throws ConnectorException, InterruptedException {
        return calls.question(
                asked("estimate", set),
                () -> real.estimate(set, query),
                rows -> GivenAnswer.of(
                                Level.INFO,
                                rows.isPresent() ? "estimated" : "cannot-tell",
                                rows.isPresent() ? Long.toString(rows.getAsLong()) : "")
                        .sameWhateverItSays());
    }

    @Override
    public RecordSet described(String name) throws ConnectorException, InterruptedException {
        return calls.question(
                asked("describe", name),
                () -> real.described(name),
                described -> GivenAnswer.of(Level.INFO, "described", ""));
    }

    @Override
    public Optional<RecordSet> set(String name) {
        return real.set(name);
    }

    private AskedOfSystem asked(String question, String set) {
        return AskedOfSystem.question(system, question).with("set", set);
    }
}
