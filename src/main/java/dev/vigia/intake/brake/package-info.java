/**
 * The mass-zero brake: it stops a feed that would take too many listings of an integration to zero, and keeps what is held
 * until a person decides. It knows catalog, inventory and listing, and no other room.
 */
package dev.vigia.intake.brake;
