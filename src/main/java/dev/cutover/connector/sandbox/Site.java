package dev.cutover.connector.sandbox;

/**
 * One system as it stands in the estate: one that the sandbox knows, or another that only answers calls.
 *
 * @param name of a known system its id, of another one the name that the runbook gives it
 */
record Site(String name, EstateSystem kind) {
    Site {
        if (name.isBlank() || name.indexOf('.') >= 0) {
            throw new EstateException("'" + name + "' cannot be the name of a system", "use words joined by '-'");
        }
    }

    static Site of(EstateSystem kind) {
        return new Site(kind.id(), kind);
    }

    /** The known system of this name, or another one. */
    static Site named(String name) {
        return EstateSystem.find(name).map(Site::of).orElseGet(() -> new Site(name, EstateSystem.OTHER));
    }

    @Override
    public String toString() {
        return name;
    }
}
