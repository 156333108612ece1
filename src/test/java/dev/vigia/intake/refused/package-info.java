/** How refused rows come back to a person, and what happens to them once they are corrected. */
package dev.vigia.intake.refused;
