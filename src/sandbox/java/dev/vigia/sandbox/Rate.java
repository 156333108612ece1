package dev.vigia.sandbox;

/** How often a call may be made: on average per second, and at once. */
public record Rate(String name, double perSecond, int burst) {

    public Rate times(double factor) {
        return new Rate(name, perSecond * factor, (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(burst
                * factor))));
    }
}
