-- How often in a row the marketplace has refused the credentials; at three the integration stops until a person acts.
alter table integration add refused_sign_ins integer not null default 0 check (refused_sign_ins >= 0);
