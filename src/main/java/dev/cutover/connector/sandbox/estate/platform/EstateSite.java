package dev.cutover.connector.sandbox.estate.platform;

/**
 * One system in the estate: one that the sandbox simulates, or another one that only answers calls.
 *
 * @param name the id of a simulated system; of another one, the name that the runbook gives it
 */
public record EstateSite(String name, EstateSystem kind) {
    public EstateSite {
        if (name.isBlank() || name.indexOf('.') >= 0) {
            throw new EstateException("'" + name + "' cannot be the name of a system", "use words joined by '-'");
        }
    }

    public static EstateSite of(EstateSystem kind) {
        return new EstateSite(kind.id(), kind);
    }

    /** The simulated system of this name; if there is none, a system that only answers calls. */
    public static EstateSite named(String name) {
        return EstateSystem.find(name).map(EstateSite::of).orElseGet(() -> new EstateSite(name, EstateSystem.OTHER));
    }

    @Override
    public String toString() {
        return name;
    }
}
