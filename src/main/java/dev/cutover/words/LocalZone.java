package dev.cutover.words;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** The local time of whoever looks at a process, by its environment. Stateless and thread-safe. */
public final class LocalZone {
    private static final String UTC = "UTC";

    /** Other names of it, with which the JDK would read the rules of all zones and look for more of them. */
    private static final Set<String> ALSO_UTC = Set.of("Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "Zulu");

    private LocalZone() {}

    /** As {@code TZ} says; UTC where it says nothing that is known, so that nobody is shown a wrong time. */
    public static ZoneId of(Map<String, String> environment) {
        String name = environment.getOrDefault("TZ", "").strip();
        String zone = name.startsWith(":") ? name.substring(1) : name;
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(ALSO_UTC.contains(zone) ? UTC : zone, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
