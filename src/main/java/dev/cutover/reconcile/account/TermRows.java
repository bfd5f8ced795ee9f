package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.AccountEquation;
import dev.cutover.reconcile.input.RowAmount;
import dev.cutover.reconcile.input.SetInput;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what one term of an equation adds up on one side. Immutable and thread-safe. */
final class TermRows {
    private final int input;
    private final String name;
    private final Places places;
    private final String wanted;

    /** Where the columns are; without an amount, rows are counted. */
    private record Places(List<Integer> per, OptionalInt amount, OptionalInt filter) {}

    /** Takes amounts one by one. */
    interface Sink {
        /** One more for whatever the columns say it is for. */
        void add(List<String> about, BigDecimal amount);

        /** What should be an amount and is none. */
        void unreadable(List<String> about, UnreadAmount amount);
    }

    private TermRows(int input, String name, Places places, String wanted) {
        this.input = input;
        this.name = name;
        this.places = places;
        this.wanted = wanted;
    }

    /**
     * Those of a record set.
     *
     * @param column {@link AccountEquation#ROWS} to count rows
     * @param per the columns that keep amounts apart
     * @param use what it is needed for, in a few words
     * @throws UnfitCheck if the record set lacks a column
     */
    static TermRows of(SetInput input, String column, Optional<Account.Only> only, List<String> per, String use)
            throws UnfitCheck {
        var apart = new ArrayList<Integer>();
        for (String each : per) {
            apart.add(input.place(each, use));
        }
        boolean areCounted = column.equals(AccountEquation.ROWS);
        var places = new Places(
                List.copyOf(apart),
                areCounted ? OptionalInt.empty() : OptionalInt.of(input.place(column, use)),
                only.isPresent() ? OptionalInt.of(input.place(only.get().column(), use)) : OptionalInt.empty());
        return new TermRows(
                input.number(),
                input.sourceName() + "." + column,
                places,
                only.map(Account.Only::value).orElse(""));
    }

    void read(KeyGroup group, Sink sink) {
        var rows = group.rows(input);
        for (RowView row : rows) {
            if (places.filter().isEmpty()
                    || wanted.equals(row.text(places.filter().getAsInt()))) {
                read(row, sink);
            }
        }
        if (group.count(input) > rows.size()) {
            sink.unreadable(
                    List.of(), new UnreadAmount(name + " has more than " + rows.size() + " rows for one key", ""));
        }
    }

    private void read(RowView row, Sink sink) {
        var about = about(row);
        var number = places.amount().isEmpty()
                ? Optional.of(BigDecimal.ONE)
                : RowAmount.of(row, places.amount().getAsInt());
        number.ifPresentOrElse(
                found -> sink.add(about, found),
                () -> sink.unreadable(
                        about,
                        new UnreadAmount(
                                name + " is no number",
                                shown(row.text(places.amount().orElse(0))))));
    }

    private List<String> about(RowView row) {
        if (places.per().isEmpty()) {
            return List.of();
        }
        var about = new ArrayList<String>(places.per().size());
        for (int column : places.per()) {
            about.add(shown(row.text(column)));
        }
        return about;
    }

    /** Cut if it is long; empty for no value. */
    private static String shown(@Nullable String text) {
        int longest = 60;
        if (text == null) {
            return "";
        }
        return text.length() > longest ? text.substring(0, longest) + "…" : text;
    }
}
