package dev.cutover.bench;

/** A program that does nothing: what any Java program's start costs. */
public final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {}
}
