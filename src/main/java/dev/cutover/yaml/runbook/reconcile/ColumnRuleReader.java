package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.As;
import dev.cutover.model.reconcile.ColumnRule.Leniency;
import dev.cutover.model.reconcile.DatePattern;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.ByForm;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.WordShape;
import dev.cutover.yaml.shape.Written;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a column is compared: a word, or a mapping of all that is allowed. */
final class ColumnRuleReader {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(%?)");
    private static final As NUMBER = new As.Decimal(BigDecimal.ZERO, false);
    private static final As TIME = new As.Time(Duration.ZERO, Optional.empty());

    private static final Key<As> AS =
            Key.optional("as", new WordShape<>(words()), "What its texts stand for: exact, number or time.");
    private static final Key<As.Decimal> TOLERANCE = Key.optional(
            "tolerance",
            new Written<>(
                    "tolerance",
                    "an amount such as 0.01, or a share such as 0.5 %",
                    "^[0-9]+(\\.[0-9]+)?\\s*%?$",
                    ColumnRuleReader::tolerance),
            "Compared as numbers: the greatest difference that still agrees, or its share of the greater amount.");
    private static final Key<Duration> WITHIN = Key.optional(
            "within", DurationReader.DURATION, "Compared as instants: the greatest difference that still agrees.");
    private static final Key<BySide<ZoneId>> ZONE = Key.optional(
            "zone",
            BySide.of(new Written<>("zone", "a time zone such as UTC or Europe/Berlin", "\\S", ColumnRuleReader::zone)),
            "Compared as instants: the zone of texts that state none, of both sides or by side.");
    private static final Key<BySide<DatePattern>> DATES = Key.optional(
            "dates",
            BySide.of(new Written<>("dates", "a pattern such as dd.MM.yyyy HH:mm", "[dMuy]", ColumnRuleReader::dates)),
            "Compared as instants: how both sides write them, or one, where it is not ISO 8601.");
    private static final Key<BySide<Character>> DECIMAL = Key.optional(
            "decimal",
            BySide.of(new Written<>("decimal", "a comma or a point", "^[,.]$", ColumnRuleReader::decimal)),
            "Compared as numbers: the sign before the decimals, of both sides or by side; the other one of comma and"
                    + " point groups digits then.");
    private static final Key<List<Leniency>> IGNORE = Key.optional(
            "ignore",
            new ByForm<>(
                    new Converted<>(leniency(), List::of),
                    ListOf.some(leniency(), "a list of what is overlooked: trim, case, blank")),
            "What is overlooked on both sides: trim (white space at both ends), case, blank (an empty text is no"
                    + " value). What agrees only because of it is counted and shown.");
    private static final Key<Map<String, String>> MAP = Key.optional(
            "map",
            ColumnShapes.by("a mapping from a value on the left to the value on the right", new Text("a value")),
            "What a value on the left is called on the right.");

    private static final TableShape<ColumnRule> TABLE = TableShape.of(
                    "column-rule",
                    "How a column is compared.",
                    List.of(AS, TOLERANCE, DECIMAL, WITHIN, DATES, ZONE, IGNORE, MAP),
                    ColumnRuleReader::make)
            .what("the keys of a column's rule: as, tolerance, decimal, within, dates, zone, ignore, map")
            .with(KeyRule.oneAtLeast(AS, TOLERANCE, DECIMAL, WITHIN, DATES, ZONE, IGNORE, MAP));

    static final Shape<ColumnRule> RULE = new ByForm<>(new WordShape<>(single()), TABLE);

    private ColumnRuleReader() {}

    private static Map<String, As> words() {
        var words = new LinkedHashMap<String, As>();
        words.put("exact", new As.Exact());
        words.put("number", NUMBER);
        words.put("time", TIME);
        return words;
    }

    private static Map<String, ColumnRule> single() {
        var rules = new LinkedHashMap<String, ColumnRule>();
        words().forEach((word, as) -> rules.put(word, new ColumnRule(as, Set.of(), Map.of())));
        rules.put("by-type", ColumnRule.BY_TYPE);
        rules.put("ignore", ColumnRule.IGNORED);
        return rules;
    }

    private static WordShape<Leniency> leniency() {
        var words = new LinkedHashMap<String, Leniency>();
        words.put("trim", Leniency.TRIM);
        words.put("case", Leniency.CASE);
        words.put("blank", Leniency.BLANK_IS_NULL);
        return new WordShape<>(words);
    }

    private static As.Decimal tolerance(String text) throws Unreadable {
        var amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            throw new Unreadable("it is not in the expected format", "write 0.01, or 0.5 %");
        }
        boolean isShare = !amount.group(2).isEmpty();
        var number = new BigDecimal(amount.group(1));
        return new As.Decimal(isShare ? number.movePointLeft(2) : number, isShare);
    }

    private static ZoneId zone(String text) throws Unreadable {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new Unreadable("there is no such zone", "write UTC, +02:00 or a name such as Europe/Berlin");
        }
    }

    private static char decimal(String text) throws Unreadable {
        if (!text.equals(",") && !text.equals(".")) {
            throw new Unreadable("it is another sign", "write \",\" or \".\"");
        }
        return text.charAt(0);
    }

    private static DatePattern dates(String text) throws Unreadable {
        try {
            return new DatePattern(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(
                    String.valueOf(e.getMessage()),
                    "write as in dd.MM.yyyy HH:mm:ss: MM is the month, and mm the minute");
        }
    }

    private static ColumnRule make(TableFields tableFields) {
        return new ColumnRule(
                as(tableFields),
                new LinkedHashSet<>(tableFields.or(IGNORE, List.of())),
                tableFields.or(MAP, Map.of()),
                written(tableFields));
    }

    private static Map<Side, WrittenForm> written(TableFields tableFields) {
        var forms = new EnumMap<Side, WrittenForm>(Side.class);
        for (var side : Side.values()) {
            var form = new WrittenForm(
                    tableFields.maybe(DECIMAL).flatMap(by -> by.of(side)),
                    tableFields.maybe(DATES).flatMap(by -> by.of(side)),
                    tableFields.maybe(ZONE).flatMap(by -> by.ownOf(side)));
            if (!form.equals(WrittenForm.USUAL)) {
                forms.put(side, form);
            }
        }
        return forms;
    }

    private static As as(TableFields tableFields) {
        var said = tableFields.maybe(AS);
        var tolerance = tableFields.maybe(TOLERANCE);
        boolean isNumber = tolerance.isPresent() || tableFields.has(DECIMAL);
        boolean isTime = tableFields.has(WITHIN) || tableFields.has(ZONE) || tableFields.has(DATES);
        var ofNumbers = tolerance.isPresent() ? TOLERANCE : DECIMAL;
        if (isNumber && isTime) {
            tableFields.problem(
                    ofNumbers,
                    "tolerance and decimal are of numbers, and within, dates and zone are of instants: a column is one"
                            + " of them",
                    "remove the other");
        } else if (isNumber && said.filter(as -> !as.equals(NUMBER)).isPresent()) {
            tableFields.problem(
                    ofNumbers,
                    tolerance.isPresent() ? "a tolerance needs numbers" : "a decimal sign needs numbers",
                    "write as: number, or leave as: out");
        } else if (isTime && said.filter(as -> !as.equals(TIME)).isPresent()) {
            tableFields.problem(AS, "within, dates and zone need instants", "write as: time, or leave as: out");
        }
        if (isTime) {
            return new As.Time(
                    tableFields.or(WITHIN, Duration.ZERO),
                    tableFields.maybe(ZONE).flatMap(BySide::both));
        }
        return tolerance
                .<As>map(decimal -> decimal)
                .or(() -> said)
                .orElseGet(() -> isNumber ? NUMBER : new As.ByType());
    }
}
