package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A fault in the making. */
public record Mishap(Fault fault) {

    /** At its full rate and usual magnitude, everywhere, until it is switched off. */
    public static Mishap of(String id, EstateSystem system, FaultKind kind) {
        return new Mishap(new Fault(
                id,
                EstateSite.of(system),
                kind,
                Fault.ALWAYS,
                Map.of(),
                Optional.empty(),
                kind.usualMagnitude(),
                Optional.empty()));
    }

    public Mishap at(int basisPoints) {
        return with(basisPoints, fault.segment(), fault.lasts());
    }

    public Mishap in(Map<String, String> where) {
        return with(fault.rate(), where, fault.lasts());
    }

    public Mishap lasting(Duration duration) {
        return with(fault.rate(), fault.segment(), Optional.of(duration));
    }

    public Mishap striking(Stage stage) {
        return new Mishap(new Fault(
                fault.id(),
                fault.estateSite(),
                fault.kind(),
                fault.rate(),
                fault.segment(),
                fault.lasts(),
                fault.magnitude(),
                Optional.of(stage)));
    }

    private Mishap with(int rate, Map<String, String> segment, Optional<Duration> lasts) {
        return new Mishap(new Fault(
                fault.id(), fault.estateSite(), fault.kind(), rate, segment, lasts, fault.magnitude(), fault.stage()));
    }
}
