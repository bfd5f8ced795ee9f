package dev.cutover.connector.sandbox.estate.platform;

/**
 * One system as it stands in the estate: one that the sandbox knows, or another that only answers calls.
 *
 * @param name of a known system its id, of another one the name that the runbook gives it
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

    /** The known system of this name, or another one. */
    public static EstateSite named(String name) {
        return EstateSystem.find(name).map(EstateSite::of).orElseGet(() -> new EstateSite(name, EstateSystem.OTHER));
    }

    @Override
    public String toString() {
        return name;
    }
}
