package dev.cutover.preflight.trial;

import dev.cutover.model.Weight;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the weight that is in force for one key of a router. */
public record WeightsQuestion(TrafficRouter.Flow flow) implements TrialQuestion {
    public static final String NAME = "weights";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SortedMap<String, String> given() {
        return new TreeMap<>(Map.of(
                "traffic",
                flow.traffic(),
                "from",
                flow.from().value(),
                "to",
                flow.to().value()));
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public TrialAnswer ask(Connector connector, CallContext context) throws ConnectorException, InterruptedException {
        var read = TrialQuestion.as(TrafficRouter.class, connector).read(flow, List.of(context.segment()));
        if (read.isEmpty()) {
            return TrialAnswer.unknown("the router says nothing of " + context.segment());
        }
        return TrialAnswer.of(
                state(read),
                "",
                new TrialTable(
                        List.of("segment", "weight", "state", "note"),
                        read.stream().map(WeightsQuestion::row).toList()));
    }

    private static List<String> row(TrafficRouter.Reading reading) {
        String weight = reading.basisPoints().isPresent()
                ? new Weight(reading.basisPoints().getAsInt()).toString()
                : "";
        return List.of(
                reading.key().toString(),
                weight,
                reading.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                reading.note());
    }

    /** A router that does not answer says nothing of its weights; one that answers something else has failed. */
    private static TrialState state(List<TrafficRouter.Reading> read) {
        if (read.stream().allMatch(reading -> reading.state() == TrafficRouter.State.IN_FORCE)) {
            return TrialState.SUCCEEDED;
        }
        return read.stream().anyMatch(reading -> reading.state() == TrafficRouter.State.SILENT)
                ? TrialState.UNKNOWN
                : TrialState.FAILED;
    }
}
