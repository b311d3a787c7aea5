DROP TABLE a_neto;

DROP TABLE m_pai;

DROP TABLE z_avo;
