package dev.cutover.preflight.trial;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first rows of a record set.
 *
 * @param most how many at most; at least 1
 */
public record RowsQuestion(String set, int most) implements TrialQuestion {
    public static final String NAME = "rows";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SortedMap<String, String> given() {
        return new TreeMap<>(Map.of("set", set, "limit", Integer.toString(most)));
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public TrialAnswer ask(Connector connector, CallContext context) throws ConnectorException, InterruptedException {
        var records = TrialQuestion.as(Records.class, connector);
        var described = records.described(set);
        var rows = new ArrayList<List<@Nullable String>>();
        var end = records.stream(set, Records.Query.all().withSegment(context.segment()), row -> {
            rows.add(row.values());
            return rows.size() < most;
        });
        var columns = described.columns().stream().map(RecordSet.Column::name).toList();
        String more = end == Records.End.WHOLE ? "all of them" : "there may be more";
        return TrialAnswer.of(
                TrialState.SUCCEEDED,
                rows.size() + (rows.size() == 1 ? " row" : " rows") + " of " + set + ", " + more + "; its key is "
                        + String.join(", ", described.key()),
                new TrialTable(columns, rows));
    }
}
