package dev.cutover.connector.sandbox.estate.platform;

/** The two platforms between which traffic moves. */
public enum PlatformSide {
    OLD(0, EstateSystem.LEGACY_OMS),
    NEW(1, EstateSystem.ORCHESTRATOR);

    private final int index;
    private final EstateSystem platform;

    PlatformSide(int index, EstateSystem platform) {
        this.index = index;
        this.platform = platform;
    }

    /** Its index in arrays that hold one entry for each side. */
    public int index() {
        return index;
    }

    public EstateSystem platform() {
        return platform;
    }

    public EstateSite site() {
        return EstateSite.of(platform);
    }

    public PlatformSide other() {
        return this == OLD ? NEW : OLD;
    }

    /** The index of this side of a key in arrays that hold one entry for each key and side. */
    public int cell(int key) {
        return 2 * key + index();
    }

    /** The key of a cell. */
    public static int keyOf(int cell) {
        return cell / 2;
    }
}
