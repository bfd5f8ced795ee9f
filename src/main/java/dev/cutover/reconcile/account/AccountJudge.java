package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says on which side an equation does not hold for a key, or for a part of it such as a line. Immutable. */
public final class AccountJudge implements AddedJudge {
    private final Account account;
    private final Map<Side, SideEquation> sides;

    private AccountJudge(Account account, Map<Side, SideEquation> sides) {
        this.account = account;
        this.sides = sides;
    }

    /**
     * One for the sides that have all record sets of an account.
     *
     * @throws UnfitCheck if no side has them, or one lacks a column in them
     */
    public static AccountJudge of(Account account, PassInputs inputs) throws UnfitCheck {
        var sides = new EnumMap<Side, SideEquation>(Side.class);
        for (Side side : Side.values()) {
            if (hasAll(account, side, inputs)) {
                sides.put(side, equation(account, side, inputs));
            }
        }
        if (sides.isEmpty()) {
            throw new UnfitCheck("neither side has all record sets that the account '" + account.name() + "' needs: "
                    + account.text());
        }
        return new AccountJudge(account, sides);
    }

    private static boolean hasAll(Account account, Side side, PassInputs inputs) {
        return Stream.concat(account.left().stream(), account.right().stream())
                .allMatch(term -> inputs.has(side, term.records()));
    }

    private static SideEquation equation(Account account, Side side, PassInputs inputs) throws UnfitCheck {
        var per = new ArrayList<>(account.per());
        per.removeAll(inputs.key());
        account.by().filter(column -> !per.contains(column)).ifPresent(per::add);
        return new SideEquation(
                per,
                terms(account.left(), account, per, side, inputs),
                terms(account.right(), account, per, side, inputs));
    }

    private static List<SideEquation.SignedTerm> terms(
            List<Account.Term> terms, Account account, List<String> per, Side side, PassInputs inputs)
            throws UnfitCheck {
        var read = new ArrayList<SideEquation.SignedTerm>();
        var use = "the account '" + account.name() + "'";
        for (Account.Term term : terms) {
            var rows = TermRows.of(inputs.need(side, term.records(), use), term.column(), term.only(), per, use);
            read.add(new SideEquation.SignedTerm(rows, term.negative()));
        }
        return List.copyOf(read);
    }

    /** The sides on which it is checked. */
    public List<Side> sides() {
        return List.copyOf(sides.keySet());
    }

    @Override
    public Judgement after(KeyGroup group, Judgement before) {
        var problems = new ArrayList<>(before.problems());
        sides.forEach((side, equation) -> {
            for (String text : equation.broken(group)) {
                boolean isLeft = side == Side.LEFT;
                problems.add(new Discrepancy(
                        ProblemKind.UNBALANCED, account.name(), isLeft ? text : null, isLeft ? null : text));
            }
        });
        return problems.size() == before.problems().size() ? before : before.withProblems(problems);
    }
}
