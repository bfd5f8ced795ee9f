package dev.cutover.reconcile.check;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.AccountEquation;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.account.ShipmentsJudge;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a reconciliation reads besides the columns that it compares, by common names.
 *
 * @param compared of the two record sets that are compared
 * @param further of further record sets, by their names; the key is among them
 */
public record NeededColumns(Set<String> compared, Map<String, Set<String>> further) {
    public NeededColumns {
        compared = OrderedCopies.copy(compared);
        further = OrderedCopies.copy(further);
    }

    public static NeededColumns of(Reconciliation reconciliation) {
        var collected = new Collected(reconciliation);
        var checks = reconciliation.checks();
        checks.matrix().ifPresent(matrix -> collected.compared.add(matrix.column()));
        checks.lifecycle().flatMap(Lifecycle::history).ifPresent(collected::add);
        checks.totals().forEach(collected::add);
        checks.accounts().forEach(collected::add);
        if (reconciliation.countsShipments()) {
            collected.of(ShipmentsJudge.RECORDS).addAll(ShipmentsJudge.COLUMNS);
        }
        return new NeededColumns(collected.compared, collected.further);
    }

    /** Collects them by record set. Not thread-safe. */
    private static final class Collected {
        private final Reconciliation reconciliation;
        private final Set<String> compared = new LinkedHashSet<>();
        private final Map<String, Set<String>> further = new LinkedHashMap<>();

        Collected(Reconciliation reconciliation) {
            this.reconciliation = reconciliation;
        }

        private Set<String> of(String records) {
            boolean isCompared = records.equals(reconciliation.left().records())
                    || records.equals(reconciliation.right().records());
            return isCompared
                    ? compared
                    : further.computeIfAbsent(records, set -> new LinkedHashSet<>(reconciliation.key()));
        }

        void add(Lifecycle.History history) {
            var columns = of(history.records());
            columns.addAll(history.per());
            history.from().ifPresent(columns::add);
            columns.add(history.to());
            history.quantity().ifPresent(columns::add);
            columns.add(history.at());
        }

        void add(Total total) {
            var columns = of(total.records());
            total.sum().ifPresent(columns::add);
            total.by().ifPresent(columns::add);
        }

        void add(Account account) {
            Stream.concat(account.left().stream(), account.right().stream()).forEach(term -> {
                var columns = of(term.records());
                columns.addAll(account.per());
                account.by().ifPresent(columns::add);
                term.only().map(Account.Only::column).ifPresent(columns::add);
                if (!term.column().equals(AccountEquation.ROWS)) {
                    columns.add(term.column());
                }
            });
        }
    }
}
