package dev.cutover.cli.option;

import dev.cutover.spi.settings.NearName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an instant from the command line: a date and a time with an offset or a zone, such as
 * {@code 2026-11-24T02:00Z}, {@code 2026-11-24T02:00+01:00} or {@code 2026-11-24T02:00 Europe/Berlin}. The zone of the
 * machine is never meant: the bridge sits in several. Stateless and thread-safe.
 */
public final class InstantConverter implements ITypeConverter<Instant> {
    private static final String FORMS = "2026-11-24T02:00Z, 2026-11-24T02:00+01:00 or 2026-11-24T02:00 Europe/Berlin";
    private static final Pattern OFFSET = Pattern.compile("[Zz]|[-+][0-9]{2}(:?[0-9]{2})?");
    private static final Pattern PARTS = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?([^\\[ ]*)(?:\\[([^\\]]*)])?");
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /**
     * Throws {@link TypeConversionException} if the text is no instant: the zone is missing or unknown, or its clocks
     * skip that hour or show it twice.
     */
    @Override
    public Instant convert(String text) {
        var parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            throw new TypeConversionException("'" + text + "' is not an instant such as " + FORMS);
        }
        var local = local(text, parts.group(1));
        String zone = parts.group(2);
        if (parts.group(3) != null) {
            if (zone.isEmpty()) {
                return at(local, zone(text, parts.group(3)));
            }
            return agreed(local, offset(text, zone), zone(text, parts.group(3)));
        }
        if (zone.isEmpty()) {
            throw new TypeConversionException("'" + text + "' says no zone, so it may mean several instants; write "
                    + local + "Z for UTC, an offset as in " + local + "+01:00, or a zone as in " + local
                    + " Europe/Berlin");
        }
        if (OFFSET.matcher(zone).matches()) {
            return local.toInstant(offset(text, zone));
        }
        return at(local, zone(text, zone));
    }

    /** Both an offset and a zone, as instants with a zone are printed. */
    private static Instant agreed(LocalDateTime local, ZoneOffset offset, ZoneId zone) {
        var instant = local.toInstant(offset);
        var then = zone.getRules().getOffset(instant);
        if (!then.equals(offset)) {
            var possible = zone.getRules().getValidOffsets(local);
            throw new TypeConversionException(local + ": " + offset + " is not the offset of " + zone
                    + " then, which is "
                    + (possible.size() == 2 ? possible.get(0) + " or " + possible.get(1) : then));
        }
        return instant;
    }

    private static LocalDateTime local(String text, String written) {
        try {
            return LocalDateTime.parse(written.replace(' ', 'T').replace('t', 'T'), LOCAL);
        } catch (DateTimeException noSuchDay) {
            throw new TypeConversionException("'" + text + "' is not an instant: there is no such day or time");
        }
    }

    private static ZoneOffset offset(String text, String written) {
        try {
            return ZoneOffset.of(written.toUpperCase(Locale.ROOT));
        } catch (DateTimeException tooFar) {
            throw new TypeConversionException("'" + text + "': " + written + " is not an offset such as +01:00");
        }
    }

    private static ZoneId zone(String text, String name) {
        var known = ZoneId.getAvailableZoneIds();
        if (known.contains(name)) {
            return ZoneId.of(name);
        }
        String near = NearName.of(name, new TreeSet<>(known))
                .map(one -> "did you mean " + one + "?")
                .orElse("write one such as Europe/Berlin or America/New_York");
        throw new TypeConversionException("'" + text + "': there is no zone " + name + "; " + near);
    }

    private static Instant at(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.get(0));
        }
        if (offsets.isEmpty()) {
            var gap = zone.getRules().getTransition(local);
            throw new TypeConversionException(local + " does not exist in " + zone + ": its clocks go from "
                    + gap.getDateTimeBefore().toLocalTime() + " to "
                    + gap.getDateTimeAfter().toLocalTime() + " in that night");
        }
        throw new TypeConversionException(
                local + " comes twice in " + zone + ", for its clocks are set back in that night;"
                        + " write " + local + offsets.get(0) + " for the first or " + local + offsets.get(1)
                        + " for the second");
    }
}
