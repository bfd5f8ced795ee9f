package dev.cutover.connector.sandbox;

/** The two platforms between which traffic moves. */
enum Side {
    OLD(0, EstateSystem.LEGACY_OMS),
    NEW(1, EstateSystem.ORCHESTRATOR);

    private final int index;
    private final EstateSystem platform;

    Side(int index, EstateSystem platform) {
        this.index = index;
        this.platform = platform;
    }

    /** Its place in arrays that have both. */
    int index() {
        return index;
    }

    EstateSystem platform() {
        return platform;
    }

    Site site() {
        return Site.of(platform);
    }

    Side other() {
        return this == OLD ? NEW : OLD;
    }

    /** The index of a key's side in arrays that have both. */
    int cell(int key) {
        return 2 * key + index();
    }

    /** The key that a cell is of. */
    static int keyOf(int cell) {
        return cell / 2;
    }
}
