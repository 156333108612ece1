/**
 * What people are told of: one alert for each episode, opened when it has lasted long enough and closed when it is over. It
 * reads what other features have written down, and none of them knows it. The room {@code delivery} carries alerts out of
 * the portal, {@code page} shows them and lets people choose. It knows marketplace for the causes of failures.
 */
package dev.vigia.alert;
