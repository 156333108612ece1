/**
 * What the brake holds, as a person sees it: the page, the notice on every page, the decision, and carrying it out. It
 * knows the brake and the intake.
 */
package dev.vigia.intake.held;
