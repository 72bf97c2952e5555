-- What a date that nothing fixes still says: its weekday ("weekday 5", Monday is 1) or its day of the year ("07-09").

alter table staging.contact_reports add column date_hint varchar;
alter table staging.agreement_reports add column date_hint varchar;
alter table staging.crisis_reports add column date_hint varchar;
