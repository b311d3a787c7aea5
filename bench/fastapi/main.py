"""The students of the school, as FastAPI's and SQLAlchemy's tutorials would write them: what api.sh compares with.

One process: uvicorn main:app. The tables are made by the API's own revisions.
"""

import os
from datetime import date
from typing import List, Optional

from fastapi import Depends, FastAPI, HTTPException, Query, Response, status
from pydantic import BaseModel, constr
from sqlalchemy import BigInteger, Column, Date, Integer, String, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, declarative_base, sessionmaker

engine = create_engine(
    URL.create(
        "postgresql+psycopg2",
        username=os.environ.get("POSTGRES_USER", "postgres"),
        password=os.environ.get("POSTGRES_PASSWORD", ""),
        host=os.environ["POSTGRES_HOST"],
        port=int(os.environ.get("POSTGRES_PORT", "5432")),
        database=os.environ.get("POSTGRES_DB", "escola"),
    ),
    pool_size=10,
    future=True,
)
SessionLocal = sessionmaker(bind=engine, autoflush=False, future=True)
Base = declarative_base()


class Aluno(Base):
    __tablename__ = "alunos"

    id = Column(BigInteger, primary_key=True)
    nome = Column(String(100), nullable=False)
    email = Column(String(150), nullable=False, unique=True)
    telefone = Column(String(30))
    data_nascimento = Column(Date)
    versao = Column(Integer, nullable=False, default=0)


class AlunoRequest(BaseModel):
    nome: constr(min_length=1, max_length=100)
    email: constr(min_length=3, max_length=150, regex=r"^[^@\s]+@[^@\s]+$")
    telefone: Optional[constr(max_length=30)] = None
    data_nascimento: Optional[date] = None


class AlunoResponse(BaseModel):
    id: int
    nome: str
    email: str
    telefone: Optional[str]
    data_nascimento: Optional[date]

    class Config:
        orm_mode = True


app = FastAPI(title="Escola")


def session():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


@app.get("/alunos", response_model=List[AlunoResponse])
def list_alunos(
    limit: int = Query(default=100, ge=1, le=1000),
    after: Optional[int] = None,
    db: Session = Depends(session),
):
    query = db.query(Aluno).order_by(Aluno.id)
    if after is not None:
        query = query.filter(Aluno.id > after)
    return query.limit(limit).all()


@app.get("/alunos/{id}", response_model=AlunoResponse)
def get_aluno(id: int, db: Session = Depends(session)):
    aluno = db.get(Aluno, id)
    if aluno is None:
        raise HTTPException(status_code=404, detail=f"There is no aluno with id {id}.")
    return aluno


@app.post("/alunos", response_model=AlunoResponse, status_code=status.HTTP_201_CREATED)
def create_aluno(request: AlunoRequest, response: Response, db: Session = Depends(session)):
    aluno = Aluno(**request.dict())
    db.add(aluno)
    try:
        db.commit()
    except IntegrityError as failure:
        db.rollback()
        raise HTTPException(status_code=409, detail="Another aluno has this email.") from failure
    db.refresh(aluno)
    response.headers["Location"] = f"/alunos/{aluno.id}"
    return aluno
