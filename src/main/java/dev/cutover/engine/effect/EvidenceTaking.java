package dev.cutover.engine.effect;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.context.NextAction;
import dev.cutover.model.EvidenceRequest;
import dev.cutover.run.AttemptNote;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.ConnectorException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the pieces of a step's evidence one after the other, and knows which are missing, also if it is broken off.
 * Thread-safe: a job takes them, and the engine asks what is missing.
 */
final class EvidenceTaking {
    private final List<EvidenceRequest> requests;
    private final ConnectedSystems connectedSystems;
    private final String criteria;
    private final List<String> missing = new CopyOnWriteArrayList<>();
    private final AtomicInteger tried = new AtomicInteger();

    /**
     * Nothing is taken yet.
     *
     * @param criteria the text that is evidence of the criteria
     */
    EvidenceTaking(List<EvidenceRequest> requests, ConnectedSystems connectedSystems, String criteria) {
        this.requests = List.copyOf(requests);
        this.connectedSystems = connectedSystems;
        this.criteria = criteria;
    }

    /**
     * Takes all pieces.
     *
     * @param sourceOfCriteria the systems that measure them
     */
    AttemptNote all(String sourceOfCriteria, Function<String, CallContext> contexts) throws InterruptedException {
        for (var request : requests) {
            String why = take(request, sourceOfCriteria, contexts);
            if (!why.isEmpty()) {
                missing.add(name(request) + ": " + why);
            }
            tried.incrementAndGet();
        }
        return missing.isEmpty() ? new AttemptNote.EvidenceTaken() : missing(missing);
    }

    /** What is missing after a call that did not come to its end; names what was not tried, too. */
    AttemptNote brokenOff(NextAction.Trouble trouble, Duration limit) {
        var all = new ArrayList<>(missing);
        int begun = Math.min(tried.get(), requests.size() - 1);
        all.add(name(requests.get(begun)) + ": " + why(trouble, limit));
        var untried = requests.subList(begun + 1, requests.size());
        if (!untried.isEmpty()) {
            all.add("not tried: " + untried.stream().map(EvidenceTaking::name).collect(Collectors.joining(", ")));
        }
        return missing(all);
    }

    private static String why(NextAction.Trouble trouble, Duration limit) {
        return switch (trouble.kind()) {
            case TIMED_OUT -> "not captured within " + limit.toSeconds() + " s";
            case BROKEN_OFF -> "broken off before it was captured; all of it may take " + limit.toSeconds() + " s";
            case FAILED -> trouble.why();
        };
    }

    private static AttemptNote missing(List<String> what) {
        return new AttemptNote.EvidenceMissing("evidence is missing: " + String.join("; ", what));
    }

    /** Such as {@code refunds of payments}. */
    private static String name(EvidenceRequest request) {
        String what = request.with().get("set") instanceof String set ? set : request.capture();
        return what + request.system().map(system -> " of " + system).orElse("");
    }

    private String take(EvidenceRequest request, String sourceOfCriteria, Function<String, CallContext> contexts)
            throws InterruptedException {
        if (request.system().isEmpty() && request.capture().equals("metrics")) {
            contexts.apply(sourceOfCriteria)
                    .evidence()
                    .attach("criteria", "text/plain", criteria.getBytes(StandardCharsets.UTF_8));
            return "";
        }
        if (request.system().isEmpty()) {
            return "no system is named that could capture it";
        }
        try {
            var system = request.system().orElseThrow();
            return connectedSystems
                    .get(system, Capture.class)
                    .capture(request.capture(), request.with(), contexts.apply(system.value()))
                    .trouble();
        } catch (ConnectorException trouble) {
            return String.valueOf(trouble.getMessage());
        }
    }
}
