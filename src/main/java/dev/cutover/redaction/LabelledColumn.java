package dev.cutover.redaction;

import dev.cutover.model.redaction.PersonalData;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column whose heading says that personal data is below it. The heading is the label of each of its cells: what has
 * no form of its own, such as bare digits, is found there all the same. Stateless.
 */
enum LabelledColumn {
    PHONE {
        @Override
        boolean isHeading(String heading) {
            return PhoneLabel.isHeading(heading);
        }

        @Override
        String redacted(String cell, String name, Tally tally) {
            var clean = new StringBuilder();
            int copied = 0;
            for (int at = 0; at < cell.length(); at++) {
                int end = Finder.isDigit(cell.charAt(at)) && !Finder.joins(Finder.at(cell, at - 1))
                        ? PhoneFinder.labelledEnd(cell, at)
                        : -1;
                if (end > at) {
                    int start = at > copied && "+(".indexOf(cell.charAt(at - 1)) >= 0 ? at - 1 : at;
                    clean.append(cell, copied, start).append(Marker.of(name));
                    tally.add(name);
                    copied = end;
                    at = end - 1;
                }
            }
            return clean.append(cell, copied, cell.length()).toString();
        }
    },
    EMAIL {
        @Override
        boolean isHeading(String heading) {
            String words = Heading.name(heading)
                    .replaceAll("(?<=[a-z])(?=[A-Z])|-", "_")
                    .toLowerCase(Locale.ROOT);
            String all = "_" + words.replace("e_mail", "email");
            return MAILS.stream().anyMatch(all::endsWith);
        }

        @Override
        String redacted(String cell, String name, Tally tally) {
            return ADDRESS.matcher(cell).replaceAll(found -> {
                tally.add(name);
                return Marker.of(name);
            });
        }
    };

    private static final Set<String> MAILS =
            Set.of("_email", "_email_address", "_email_addr", "_mail_address", "_mail");

    /** Here also at a host without a dot. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s,;<>\"@\\[\\]]++(?:@|%40)[^\\s,;<>\"@\\[\\]]++");

    /** The kind of a rule; empty if headings say nothing of it. */
    static Optional<LabelledColumn> of(PersonalData personalData) {
        return switch (personalData) {
            case PHONE -> Optional.of(PHONE);
            case EMAIL -> Optional.of(EMAIL);
            case CARD, IBAN -> Optional.empty();
        };
    }

    /** Whether a heading is one of this kind. */
    abstract boolean isHeading(String heading);

    /** A cell below it with what is found there redacted and counted. */
    abstract String redacted(String cell, String name, Tally tally);
}
